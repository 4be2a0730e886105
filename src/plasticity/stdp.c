#include "plasticity/stdp.h"

#include "base/vmath.h"

Stdp stdp_open(const StdpParams *p, double w) {
    return (Stdp){.p = *p,
                  .keep_plus = vmath_exp(-p->dt / p->tau_plus),
                  .keep_minus = vmath_exp(-p->dt / p->tau_minus),
                  .w = w};
}

//> step
void stdp_step(Stdp *s, bool input, bool output) {
    s->input *= s->keep_plus;
    s->output *= s->keep_minus;
    if (output) s->w += s->p.a_plus * (1 - s->w) * s->input; /* inputs that came before */
    if (input) s->w -= s->p.a_minus * s->w * s->output;      /* spikes that came before */
    s->input += input;
    s->output += output;
}
//< step

double stdp_drift(const StdpParams *p, double w, double rate_in, double rate_out, double caused,
                  double delay) {
    double chance = rate_in * rate_out;
    double up = p->tau_plus * chance + rate_in * caused * vmath_exp(-delay / p->tau_plus);
    return p->a_plus * (1 - w) * up - p->a_minus * w * p->tau_minus * chance;
}
