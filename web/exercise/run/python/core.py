# The core's functions for a program in Python. Arguments cross as numbers in a row: a number as it is,
# an array by its address and its length. The functions themselves follow, written from the table.
from array import array
from uctypes import addressof

import _page

_row = array('d', bytes(8 * 40))


def _doubles(value):
    return isinstance(value, array) and repr(value[:0]) == "array('d')"


def _call(index, kinds, args):
    k = 0
    held = []  # lists that became arrays must live until the call is over
    for kind, value in zip(kinds, args):
        if kind == 'number':
            if not isinstance(value, (int, float)):
                raise TypeError(_page.refuse(index, len(held), 'number', type(value).__name__))
            _row[k] = value
            k += 1
        else:
            if kind == 'in' and isinstance(value, (list, tuple, range)):
                value = array('d', value)
            elif not _doubles(value):
                raise TypeError(_page.refuse(index, len(held), 'array', type(value).__name__))
            _row[k] = addressof(value)
            _row[k + 1] = len(value)
            k += 2
        held.append(value)
    said = _page.call(index, addressof(_row))
    if said:
        raise ValueError(said[1:]) if said[0] == 'R' else TypeError(said[1:])
    return _row[0]


def array_of(n):
    return array('d', bytes(8 * n))
