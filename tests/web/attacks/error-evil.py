# tries: to fail with an error that fails again when it is shown
# holds: ended
class Evil(Exception):
    def __str__(self):
        raise Evil()

    __repr__ = __str__


def lif_rate(*args):
    raise Evil()
