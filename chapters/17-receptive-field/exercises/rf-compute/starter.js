// n, r, j, c0: one number for each of the L layers of kspd.
// Returns 0; 1 where a layer is no layer; 2 where one has no room.
function rf_compute(kspd, L, n0, n, r, j, c0) {
  return 0;
}
