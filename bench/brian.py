"""brian.py GRAPH FOLDER float64|float32: the network of a file from bench/graph.c in Brian2's C++
standalone mode, as its own documentation sets the benchmark up. Prints one line of JSON: milliseconds
of wall time per simulated second of the loop alone, and the mean rate in Hz."""
import json
import sys

import numpy as np
from brian2 import (
    Network, NeuronGroup, SpikeMonitor, Synapses, defaultclock, device, ms, mV, prefs, second,
    set_device,
)

path, folder, precision = sys.argv[1:]
data = np.fromfile(path, dtype=np.int32, count=2)
n, synapses = int(data[0]), int(data[1])
sources = np.fromfile(path, dtype=np.int32, count=synapses, offset=8)
targets = np.fromfile(path, dtype=np.int32, count=synapses, offset=8 + 4 * synapses)
potentials = np.fromfile(path, dtype=np.float64, count=n, offset=8 + 8 * synapses)

set_device("cpp_standalone", directory=folder, build_on_run=False)
prefs.core.default_float_dtype = np.dtype(precision).type
defaultclock.dt = 0.1 * ms
equations = """
dv/dt = (ge + gi - (v - El)) / taum : volt (unless refractory)
dge/dt = -ge / taue : volt
dgi/dt = -gi / taui : volt
"""
names = {
    "taum": 20 * ms, "taue": 5 * ms, "taui": 10 * ms, "El": -49 * mV, "Vt": -50 * mV,
    "Vr": -60 * mV, "we": 1.62 * mV, "wi": -9 * mV,
}
neurons = NeuronGroup(
    n, equations, threshold="v > Vt", reset="v = Vr", refractory=5 * ms, method="exact",
    namespace=names,
)
neurons.v = potentials * mV
excitatory = Synapses(neurons, neurons, on_pre="ge += we", namespace=names)
inhibitory = Synapses(neurons, neurons, on_pre="gi += wi", namespace=names)
first = sources < n * 4 // 5
excitatory.connect(i=sources[first], j=targets[first])
inhibitory.connect(i=sources[~first], j=targets[~first])
before = SpikeMonitor(neurons, record=False)
network = Network(neurons, excitatory, inhibitory, before)
network.run(0.5 * second)
after = SpikeMonitor(neurons, record=False)
network.add(after)
seconds = 2 if n < 20000 else 1
network.run(seconds * second)
device.build(directory=folder, compile=True, run=True, debug=False)
print(json.dumps({
    "ms": 1000 * device._last_run_time / seconds,
    "rate": int(after.num_spikes) / n / seconds,
}))
