# Calls the reader's function for the page: arguments come as numbers in a row, results go back so.
# MicroPython hands whole numbers over as 32 bits; in an array of doubles all of them arrive.
from array import array
from uctypes import addressof


class Struct:
    pass


# Follows below, from the exercise: (kind, fields, handed back) for each argument; of rows, how many
# numbers stand in each instead of fields.
specs = ()
given = array('d')
taken = array('d')
function = None


def use(scope, name):
    """Finds the reader's function; is it there?"""
    global function
    function = scope.get(name)
    return callable(function)


def room(n, m):
    """For n numbers that go in and m that come back."""
    global given, taken
    given = array('d', bytes(8 * n))
    taken = array('d', bytes(8 * m))


def given_at():
    return addressof(given)


def taken_at():
    return addressof(taken)


def arguments():
    k = 0
    args = []
    for kind, fields, _ in specs:
        if kind == 'struct':
            value = Struct()
            for name, whole in fields:
                setattr(value, name, int(given[k]) if whole else given[k])
                k += 1
        elif kind == 'number':
            value = given[k]
            k += 1
        elif kind == 'int':
            value = int(given[k])
            k += 1
        else:
            n = int(given[k])
            value = given[k + 1 : k + 1 + n]
            if kind == 'rows':
                whole = [int(x) for x in value]
                value = [whole[i : i + fields] for i in range(0, n, fields)]
            if kind == 'ints':
                value = array('i', [int(x) for x in value])
            k += 1 + n
        args.append(value)
    return args


def put(value, k):
    """A number at place k of what comes back; gives '-', or the name of what is there instead."""
    if isinstance(value, (int, float)):
        taken[k] = value
        return '-'
    return type(value).__name__


def once():
    """One call. What comes back: the result, the numbers handed back, then the written arrays."""
    args = arguments()
    result = function(*args)
    backs = sum([back for kind, fields, back in specs])
    values = list(result) if backs and isinstance(result, (tuple, list)) else [result]
    odd = []
    for k in range(1 + backs):
        odd.append(put(values[k], k) if k < len(values) else 'NoneType')
    k = 1 + backs
    for value, (kind, fields, back) in zip(args, specs):
        if kind in ('out', 'inout', 'ints'):
            n = len(value)
            taken[k : k + n] = array('d', value)
            k += n
    return ' '.join(odd)
