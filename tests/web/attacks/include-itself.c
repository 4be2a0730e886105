// tries: to include itself without end
// holds: ended
#include __FILE__
