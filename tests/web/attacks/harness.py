# tries: to pass by changing what calls it
# holds: contained
# everywhere
import _harness
import _page


def once():
    return '- - -'


_harness.once = once
_harness.arguments = lambda: []
try:
    _page.call = lambda *args: ''
    _page.run = None
except Exception:
    pass


def lif_rate(*args):
    return 0
