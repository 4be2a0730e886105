# tries: to give back what is no number
# holds: passes-nothing
class Odd:
    def __float__(self):
        raise SystemExit

    def __repr__(self):
        return 'x' * 1000000


def lif_rate(drive, tau_m, v_th, v_reset, tau_ref):
    return Odd()
