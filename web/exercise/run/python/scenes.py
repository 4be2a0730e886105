# The scenes of the book for a program in Python: trace = lif.run(current=2.0), plot.line(trace.t, trace.v).
from array import array
from uctypes import addressof

import _page

# Values, whether each is given, steps, seed.
_PARAMS = 16
_row = array('d', bytes(8 * (2 * _PARAMS + 2)))


class Trace:
    """What a scene shows after a run: a number, or an array of doubles, for each of its views."""


class Scene:
    def __init__(self, index, name, params, views):
        self._index = index
        self._name = name
        self._params = params
        self._views = views

    def run(self, steps=-1, seed=1, **values):
        for k in range(_PARAMS):
            _row[_PARAMS + k] = 0  # not given: as the scene has it
        for name, value in values.items():
            if name not in self._params:
                raise TypeError(_page.no_parameter(self._index, name))
            if not isinstance(value, (int, float)):
                raise TypeError(_page.not_number(self._name, name, type(value).__name__))
            k = self._params.index(name)
            _row[k] = value
            _row[_PARAMS + k] = 1
        _row[2 * _PARAMS] = steps
        _row[2 * _PARAMS + 1] = seed
        said = _page.run(self._index, addressof(_row))
        if said:
            raise ValueError(said)
        trace = Trace()
        for k, name in enumerate(self._views):
            n = _page.shown(k)
            if n < 0:
                _page.copy(k, addressof(_row))
                setattr(trace, name, _row[0])
            else:
                numbers = array('d', bytes(8 * n))
                if n:
                    _page.copy(k, addressof(numbers))
                setattr(trace, name, numbers)
        return trace
