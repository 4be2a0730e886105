/* A grating drifts under simple and complex cells; their responses over a cycle, and the harmonics
 * in them. Figure "energy" of chapter 3. A step moves the grating by 1/64 of its cycle. */
#include "vision/energy.h"
#include "base/scene.h"
#include "base/vmath.h"

#define PARAMS(P)                                                                        \
    P(cell, "", 0, 5, 0, 1, PARAM_CHOICE, "rectified squared energy root max antiphase") \
    P(frequency, "px⁻¹", 0.02, 0.4, 0.125, 0.005, 0)                                     \
    P(design, "px⁻¹", 0.05, 0.25, 0.125, 0.005, 0)                                       \
    P(sigma, "px", 1, 8, 4, 0.1, 0)                                                      \
    P(contrast, "1", 0, 1, 1, 0.01, 0)

#define VIEWS(V)                            \
    V(x, "px", VIEW_F64, NULL)              \
    V(even, "1", VIEW_F64, "x")             \
    V(odd, "1", VIEW_F64, "x")              \
    V(grating, "1", VIEW_F64, "x")          \
    V(phase, "1", VIEW_F64, NULL)           \
    V(rectified, "1", VIEW_F64, "phase")    \
    V(squared, "1", VIEW_F64, "phase")      \
    V(energy, "1", VIEW_F64, "phase")       \
    V(antiphase, "1", VIEW_F64, "phase")    \
    V(response, "1", VIEW_F64, "phase")     \
    V(harmonic, "1", VIEW_F64, NULL)        \
    V(amplitude, "1", VIEW_F64, "harmonic") \
    V(phase_here, "1", VIEW_F64, NULL)      \
    V(response_here, "1", VIEW_F64, NULL)   \
    V(f1f0, "1", VIEW_F64, NULL)            \
    V(f2f0, "1", VIEW_F64, NULL)            \
    V(f1f0_rectified, "1", VIEW_F64, NULL)  \
    V(f1f0_squared, "1", VIEW_F64, NULL)    \
    V(f1f0_energy, "1", VIEW_F64, NULL)     \
    V(f1f0_antiphase, "1", VIEW_F64, NULL)  \
    V(f2f0_antiphase, "1", VIEW_F64, NULL)  \
    V(border, "1", VIEW_F64, NULL)          \
    V(defined, "1", VIEW_F64, NULL)

SCENE_TABLES(PARAMS, VIEWS)

enum { FIELD = 33, PHASES = 64, CYCLES = 2, SAMPLES = CYCLES * PHASES + 1, HARMONICS = 5 };

typedef struct State {
    Values values;
    int64_t steps;
    double x[FIELD], even[FIELD], odd[FIELD], grating[FIELD];
    double phase[SAMPLES], curves[ENERGY_CELLS][SAMPLES];
    double ratios[ENERGY_CELLS], second[ENERGY_CELLS];
    double harmonic[HARMONICS], amplitude[HARMONICS];
    double phase_here, response_here, border, defined;
} State;

SCENE_STATE_BYTES

/* The responses at one phase of the grating, in cycles. */
static void respond(State *s, double responses[ENERGY_CELLS], double cycles) {
    double e = 0, o = 0;
    energy_grating(s->grating, FIELD, s->values.frequency, 2 * VMATH_PI * cycles);
    for (int i = 0; i < FIELD; i++) {
        s->grating[i] *= s->values.contrast;
        e += s->even[i] * s->grating[i];
        o += s->odd[i] * s->grating[i];
    }
    for (int cell = 0; cell < ENERGY_CELLS; cell++)
        responses[cell] = energy_response((EnergyCell)cell, e, o);
}

static void stand(State *s) {
    int at = (int)(s->steps % (CYCLES * PHASES));
    double responses[ENERGY_CELLS];
    s->phase_here = (double)at / PHASES;
    respond(s, responses, s->phase_here);
    s->response_here = s->curves[(int)s->values.cell][at];
}

/* Curves are in units of their mean, so that cells that square and cells that do not can be
 * compared; a cell that is silent has none. */
static void set(void *state, const double *values) {
    State *s = state;
    s->values = *(const Values *)values;
    double responses[ENERGY_CELLS], cycle[ENERGY_CELLS][PHASES];
    energy_filters(s->even, s->odd, FIELD, s->values.design, s->values.sigma);
    for (int j = 0; j < PHASES; j++) {
        respond(s, responses, (double)j / PHASES);
        for (int cell = 0; cell < ENERGY_CELLS; cell++)
            cycle[cell][j] = responses[cell];
    }
    s->defined = 1;
    for (int cell = 0; cell < ENERGY_CELLS; cell++) {
        double mean = energy_harmonic(cycle[cell], PHASES, 0);
        if (!(mean > 1e-12)) s->defined = 0;
        s->ratios[cell] = s->second[cell] = 0;
        if (!s->defined) continue;
        f1f0(&s->ratios[cell], cycle[cell], PHASES);
        s->second[cell] = energy_harmonic(cycle[cell], PHASES, 2) / mean;
        for (int j = 0; j < SAMPLES; j++)
            s->curves[cell][j] = cycle[cell][j % PHASES] / mean;
    }
    for (int k = 0; k < HARMONICS; k++) {
        const double *chosen = cycle[(int)s->values.cell];
        s->amplitude[k] =
            s->defined ? energy_harmonic(chosen, PHASES, k) / energy_harmonic(chosen, PHASES, 0)
                       : 0;
    }
    stand(s);
}

static void *open(const double *values, uint64_t seed, Arena *arena) {
    (void)seed;
    State *s = arena_take(arena, sizeof *s);
    for (int i = 0; i < FIELD; i++)
        s->x[i] = i - FIELD / 2;
    for (int j = 0; j < SAMPLES; j++)
        s->phase[j] = (double)j / PHASES;
    for (int k = 0; k < HARMONICS; k++)
        s->harmonic[k] = k;
    s->border = 1;
    set(s, values);
    return s;
}

static void step(void *state, int n) {
    State *s = state;
    s->steps += n;
    stand(s);
}

static void look(void *state, View *out) {
    State *s = state;
    int chosen = (int)s->values.cell, n = s->defined ? SAMPLES : 0;
    double top = 4.2;
    out[VIEW_x] = view_array(s->x, FIELD, -FIELD / 2, FIELD / 2);
    out[VIEW_even] = view_array(s->even, FIELD, -1.05, 1.05);
    out[VIEW_odd] = view_array(s->odd, FIELD, -1.05, 1.05);
    out[VIEW_grating] = view_array(s->grating, FIELD, -1.05, 1.05);
    out[VIEW_phase] = view_array(s->phase, SAMPLES, 0, CYCLES);
    out[VIEW_rectified] = view_array(s->curves[ENERGY_RECTIFIED], n, 0, top);
    out[VIEW_squared] = view_array(s->curves[ENERGY_SQUARED], n, 0, top);
    out[VIEW_energy] = view_array(s->curves[ENERGY_QUADRATURE], n, 0, top);
    out[VIEW_antiphase] = view_array(s->curves[ENERGY_ANTIPHASE], n, 0, top);
    out[VIEW_response] = view_array(s->curves[chosen], n, 0, top);
    out[VIEW_harmonic] = view_array(s->harmonic, HARMONICS, -0.6, HARMONICS - 0.4);
    out[VIEW_amplitude] = view_array(s->amplitude, s->defined ? HARMONICS : 0, 0, 2);
    out[VIEW_phase_here] = view_number(&s->phase_here, 0, CYCLES);
    out[VIEW_response_here] = view_number(&s->response_here, 0, top);
    out[VIEW_f1f0] = view_number(&s->ratios[chosen], 0, 2);
    out[VIEW_f2f0] = view_number(&s->second[chosen], 0, 2);
    out[VIEW_f1f0_rectified] = view_number(&s->ratios[ENERGY_RECTIFIED], 0, 2);
    out[VIEW_f1f0_squared] = view_number(&s->ratios[ENERGY_SQUARED], 0, 2);
    out[VIEW_f1f0_energy] = view_number(&s->ratios[ENERGY_QUADRATURE], 0, 2);
    out[VIEW_f1f0_antiphase] = view_number(&s->ratios[ENERGY_ANTIPHASE], 0, 2);
    out[VIEW_f2f0_antiphase] = view_number(&s->second[ENERGY_ANTIPHASE], 0, 2);
    out[VIEW_border] = view_number(&s->border, 0, 2);
    out[VIEW_defined] = view_number(&s->defined, 0, 1);
}

SCENE(energy, .dt = 1, .bytes = bytes, .open = open, .set = set, .step = step, .look = look)
