// tries: a loop without end in the middle of the checks
// holds: ended
function lif_rate(drive) {
  while (drive > 15);
  return 0;
}
