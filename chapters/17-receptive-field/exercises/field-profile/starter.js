// profile (r): how strongly the unit at the top hears each pixel of its
// field, if every weight is 1 / k. scratch (r) is there to be used.
function field_profile(kspd, L, r, profile, scratch) {
  profile[0] = 1;
}
