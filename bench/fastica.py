"""fastica.py FILE float64|float32: the independent components of the patches in a file from
bench/ica.c by scikit-learn's FastICA, from the same start, on one thread. Prints one line of JSON:
milliseconds per iteration, the iterations, and how well each component of the core is found again:
the median, and the tenth from below, of the largest |cosine| with any of the peer's."""
import json
import sys
import time

import numpy as np
from sklearn.decomposition import FastICA
from threadpoolctl import threadpool_info, threadpool_limits

path, precision = sys.argv[1:]
n, k, iterations = (int(x) for x in np.fromfile(path, dtype=np.int32, count=3))
floats = np.fromfile(path, dtype=np.float32, offset=12)
z = floats[: n * k].reshape(n, k).astype(precision)
start = floats[n * k : n * k + k * k].reshape(k, k).astype(precision)
found = floats[n * k + k * k :].reshape(k, k).astype(np.float64)

with threadpool_limits(limits=1):
    times = []
    for _ in range(3):
        peer = FastICA(whiten=False, fun="logcosh", tol=1e-4, max_iter=200, w_init=start)
        begun = time.perf_counter()
        peer.fit(z)
        times.append((time.perf_counter() - begun) / peer.n_iter_)
blas = [x["internal_api"] for x in threadpool_info() if x["user_api"] == "blas"]
rows = peer.components_ / np.linalg.norm(peer.components_, axis=1, keepdims=True)
best = np.sort(np.abs(found @ rows.T).max(axis=1))
print(json.dumps({
    "ms": 1000 * sorted(times)[1],
    "iterations": int(peer.n_iter_),
    "own": iterations,
    "blas": blas[0] if blas else "none",
    "same": float(np.median(best)),
    "worst": float(best[k // 10]),
}))
