# tries: to fill the stack
# holds: ended
def lif_rate(*args):
    return lif_rate(*args)
