// tries: to keep the compiler busy for ever
// holds: ended
#define A(x) x x x x x x x x x x x x x x x x
#define B(x) A(A(A(A(x))))
#define C(x) B(B(B(x)))
int many = C(+1);
