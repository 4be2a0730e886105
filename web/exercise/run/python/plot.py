# Curves and clouds beside what a program prints.
from array import array
from uctypes import addressof

import _page


def _list(kind, what, x):
    if not isinstance(x, (list, tuple, array, range)):
        raise TypeError(_page.not_array('plot.' + kind, what, type(x).__name__))
    return array('d', x)


def _draw(kind, x, y, label):
    x = _list(kind, 'x', x)
    y = _list(kind, 'y', y)
    _page.draw(kind, addressof(x), addressof(y), min(len(x), len(y)), str(label))


def line(x, y, label=''):
    _draw('line', x, y, label)


def dots(x, y, label=''):
    _draw('dots', x, y, label)


def axes(x='', y=''):
    _page.axes(str(x), str(y))
