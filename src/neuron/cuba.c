#include "neuron/cuba.h"

#include "base/rng.h"
#include "base/vmath.h"

#define TAU_M   20.0
#define TAU_E   5.0
#define TAU_I   10.0
#define KAPPA_E (TAU_E / (TAU_E - TAU_M))
#define KAPPA_I (TAU_I / (TAU_I - TAU_M))

/* Below any threshold, and it stays there whatever spikes add to it. */
#define RESTING (-__builtin_inff())

enum { LANES = 4, WORD = 64 };

static int group_count(const CubaParams *p) {
    return ((int)p->neurons + LANES - 1) / LANES;
}

static int word_count(const CubaParams *p) {
    return (group_count(p) + WORD - 1) / WORD;
}

static int hold_steps(const CubaParams *p) {
    return (int)(p->tau_ref / CUBA_DT + 0.5);
}

static GraphParams graph_params(const CubaParams *p) {
    int n = (int)p->neurons;
    return (GraphParams){n, n * 4 / 5, CUBA_EXC_INPUTS, CUBA_INH_INPUTS};
}

Status cuba_check(const CubaParams *p) {
    CHECK(check_whole("neurons", "1", p->neurons, 100, 65536));
    CHECK(check_at_least("w_exc", "mV", p->w_exc, 0));
    CHECK(check_at_least("-w_inh", "mV", -p->w_inh, 0));
    CHECK(check_below("v_rest", "mV", p->v_rest, 0, NULL));
    return check_at_least("tau_ref", "ms", p->tau_ref, CUBA_DT);
}

size_t cuba_bytes(const CubaParams *p) {
    GraphParams graph = graph_params(p);
    return graph_bytes(&graph) + 3 * ARENA_ARRAY_BYTES(f32x4, group_count(p)) +
           ARENA_ARRAY_BYTES(uint64_t, word_count(p)) +
           ARENA_ARRAY_BYTES(uint16_t, group_count(p) + 1) +
           ARENA_ARRAY_BYTES(uint16_t, p->neurons) +
           ARENA_ARRAY_BYTES(uint16_t, (size_t)p->neurons + 1) +
           ARENA_ARRAY_BYTES(int, hold_steps(p) + 1);
}

/* The constants of step k of a cycle. The bound: while no g_e exceeds `cap`, v' is at most
 * (v_rest - v + cap + g_i) / tau_m, and g_i, never positive, can only decay. Hence after c tau_m
 * more, v is below v_th if (1-c)(v - v_rest) + c e^(-c tau_m/tau_i) g_i < v_th - v_rest - c cap. */
static CubaPhase phase_constants(const CubaParams *p, int k) {
    double t = k * CUBA_DT, m = vmath_exp(-t / TAU_M);
    double e = vmath_exp(-t / TAU_E), i = vmath_exp(-t / TAU_I);
    double window = CUBA_WINDOW * CUBA_DT, c = window / TAU_M, cap = 5 * p->w_exc;
    double below = CUBA_V_TH - p->v_rest, scale = (1 - c) * m, rounding = 1e-3;
    return (CubaPhase){
        .decay = (float)m,
        .e = (float)(KAPPA_E * e / m),
        .i = (float)(KAPPA_I * i / m),
        .threshold = (float)(below / m),
        .reset = (float)((CUBA_V_RESET - p->v_rest) / m),
        .bound_e = (float)((1 - c) * KAPPA_E * e / scale),
        .bound_i = (float)(((1 - c) * KAPPA_I + c * vmath_exp(-window / TAU_I)) * i / scale),
        .bound = (float)((below - c * cap - rounding) / scale),
        .g_e_cap = (float)(cap / e),
        .exc_x = (float)(-KAPPA_E * p->w_exc / m),
        .exc_e = (float)(p->w_exc / e),
        .inh_x = (float)(-KAPPA_I * p->w_inh / m),
        .inh_i = (float)(p->w_inh / i),
    };
}

static void set_phases(Cuba *net) {
    for (int k = 0; k <= CUBA_CYCLE; k++)
        net->phases[k] = phase_constants(&net->p, k);
}

Status cuba_init(Cuba *net, const CubaParams *p, uint64_t seed, Arena *arena) {
    CHECK(cuba_check(p));
    GraphParams graph = graph_params(p);
    *net = (Cuba){.p = *p,
                  .neurons = graph.neurons,
                  .groups = group_count(p),
                  .excitatory = graph.excitatory,
                  .hold = hold_steps(p)};
    CHECK(graph_init(&net->graph, &graph, seed, arena));
    net->x = ARENA_ARRAY(arena, f32x4, net->groups);
    net->g_e = ARENA_ARRAY(arena, f32x4, net->groups);
    net->g_i = ARENA_ARRAY(arena, f32x4, net->groups);
    net->awake = ARENA_ARRAY(arena, uint64_t, word_count(p));
    net->awake_list = ARENA_ARRAY(arena, uint16_t, net->groups + 1);
    net->resting = ARENA_ARRAY(arena, uint16_t, net->neurons);
    net->fired = ARENA_ARRAY(arena, uint16_t, net->neurons + 1);
    net->resting_counts = ARENA_ARRAY(arena, int, net->hold + 1);
    net->decay_m = (float)vmath_exp(-CUBA_CYCLE * CUBA_DT / TAU_M);
    net->decay_e = (float)vmath_exp(-CUBA_CYCLE * CUBA_DT / TAU_E);
    net->decay_i = (float)vmath_exp(-CUBA_CYCLE * CUBA_DT / TAU_I);
    set_phases(net);
    Rng rng = rng_stream(seed, STREAM_START);
    float *x = (float *)net->x;
    for (int i = 0; i < LANES * net->groups; i++)
        x[i] =
            i < net->neurons
                ? (float)(CUBA_V_RESET - p->v_rest + rng_uniform(&rng) * (CUBA_V_TH - CUBA_V_RESET))
                : RESTING;
    return STATUS_OK;
}

static void wake(Cuba *net, int neuron) {
    int group = neuron / LANES;
    uint64_t bit = 1ull << (group % WORD), *word = &net->awake[group / WORD];
    if (*word & bit) return;
    *word |= bit;
    net->awake_list[net->awake_count++] = (uint16_t)group;
}

/* Wakes the groups in which a neuron could reach threshold within CUBA_WINDOW steps. */
static void sort_out(Cuba *net, const CubaPhase *c) {
    f32x4 e = simd_splat(c->bound_e), i = simd_splat(c->bound_i), bound = simd_splat(c->bound),
          cap = simd_splat(c->g_e_cap);
    const f32x4 *x = net->x, *g_e = net->g_e, *g_i = net->g_i;
    uint16_t *list = net->awake_list;
    int count = 0;
    for (int first = 0; first < net->groups; first += WORD) {
        int end = first + WORD < net->groups ? first + WORD : net->groups;
        uint64_t word = 0;
        for (int g = first; g < end; g++) {
            f32x4 v = x[g] + (g_e[g] * e + g_i[g] * i);
            bool could = simd_any((v >= bound) | (g_e[g] > cap));
            word |= (uint64_t)could << (g - first);
            list[count] = (uint16_t)g; /* without a branch: overwritten where it could not */
            count += could;
        }
        net->awake[first / WORD] = word;
    }
    net->awake_count = count;
}

/* Back to the start of a cycle: the parts decay to what they are now. */
static void start_cycle(Cuba *net) {
    for (int g = 0; g < net->groups; g++) {
        net->x[g] *= net->decay_m;
        net->g_e[g] *= net->decay_e;
        net->g_i[g] *= net->decay_i;
    }
    net->phase = 0;
}

void cuba_set(Cuba *net, const CubaParams *p) {
    float shift = (float)((net->p.v_rest - p->v_rest) *
                          vmath_exp(net->phase * CUBA_DT / TAU_M)); /* v stays where it is */
    for (int g = 0; g < net->groups; g++)
        net->x[g] += shift;
    net->p = *p;
    set_phases(net);
    sort_out(net, &net->phases[net->phase]);
}

/* Without a branch: what is written beyond the end of the list is overwritten or ignored. */
static void add_if(Cuba *net, int neuron, bool fires) {
    net->fired[net->fired_count] = (uint16_t)neuron;
    net->fired_count += fires;
}

/* Those that were woken since the last sorting stand at the end of the list, so what fired is put
 * into order: the sums of what spikes add depend on it. */
static void order(uint16_t *fired, int n) {
    for (int k = 1; k < n; k++) {
        uint16_t neuron = fired[k];
        int at = k;
        for (; at > 0 && fired[at - 1] > neuron; at--)
            fired[at] = fired[at - 1];
        fired[at] = neuron;
    }
}

//> look
static void look_at_awake(Cuba *net, const CubaPhase *c) {
    f32x4 e = simd_splat(c->e), i = simd_splat(c->i), threshold = simd_splat(c->threshold);
    const f32x4 *x = net->x, *g_e = net->g_e, *g_i = net->g_i;
    for (int k = 0; k < net->awake_count; k++) {
        int g = net->awake_list[k];
        i32x4 fires = x[g] + (g_e[g] * e + g_i[g] * i) >= threshold;
        if (!simd_any(fires)) continue;
        for (int lane = 0; lane < LANES; lane++)
            add_if(net, LANES * g + lane, fires[lane]);
    }
    order(net->fired, net->fired_count);
}

static void look_at_all(Cuba *net, const CubaPhase *c) {
    const float *x = (const float *)net->x, *g_e = (const float *)net->g_e,
                *g_i = (const float *)net->g_i;
    for (int n = 0; n < net->neurons; n++)
        add_if(net, n, x[n] + (g_e[n] * c->e + g_i[n] * c->i) >= c->threshold);
}
//< look

/* Those that fired tau_ref ago start again from v_reset. */
static void release(Cuba *net, const CubaPhase *c) {
    float *x = (float *)net->x, *g_e = (float *)net->g_e, *g_i = (float *)net->g_i;
    int *count = &net->resting_counts[(net->steps + 1) % (net->hold + 1)];
    net->resting_total -= *count;
    for (; *count > 0; --*count) {
        int n = net->resting[net->resting_first];
        net->resting_first = net->resting_first + 1 < net->neurons ? net->resting_first + 1 : 0;
        x[n] = c->reset - (g_e[n] * c->e + g_i[n] * c->i);
        wake(net, n);
    }
}

/* Puts those that fired to rest, behind the ones that rest already. */
static void rest(Cuba *net) {
    float *x = (float *)net->x;
    int at = net->resting_first + net->resting_total;
    for (int k = 0; k < net->fired_count; k++) {
        x[net->fired[k]] = RESTING;
        net->resting[(at + k) % net->neurons] = net->fired[k];
    }
    net->resting_total += net->fired_count;
    net->resting_counts[net->steps % (net->hold + 1)] = net->fired_count;
}

//> deliver
static void deliver(Cuba *net, const CubaPhase *c) {
    float *x = (float *)net->x, *g_e = (float *)net->g_e, *g_i = (float *)net->g_i;
    float exc_x = c->exc_x, exc_e = c->exc_e, inh_x = c->inh_x, inh_i = c->inh_i, cap = c->g_e_cap;
    for (int k = 0; k < net->fired_count; k++) {
        int source = net->fired[k];
        const uint16_t *target = net->graph.targets + net->graph.first[source];
        const uint16_t *end = net->graph.targets + net->graph.first[source + 1];
        if (source < net->excitatory) {
            for (; target < end; target++) {
                x[*target] += exc_x;
                g_e[*target] += exc_e;
                if (g_e[*target] > cap) wake(net, *target);
            }
        } else {
            for (; target < end; target++) {
                x[*target] += inh_x;
                g_i[*target] += inh_i;
            }
        }
    }
}
//< deliver

static void advance(Cuba *net, int n, void (*look)(Cuba *, const CubaPhase *)) {
    for (int k = 0; k < n; k++) {
        if (net->phase == CUBA_CYCLE) start_cycle(net);
        if (net->phase % CUBA_WINDOW == 0) sort_out(net, &net->phases[net->phase]);
        const CubaPhase *c = &net->phases[++net->phase];
        net->steps++;
        net->fired_count = 0;
        look(net, c);
        release(net, c);
        rest(net);
        deliver(net, c);
    }
}

void cuba_step(Cuba *net, int n) {
    advance(net, n, look_at_awake);
}

void cuba_step_plain(Cuba *net, int n) {
    advance(net, n, look_at_all);
}

float cuba_potential(const Cuba *net, int n) {
    const CubaPhase *c = &net->phases[net->phase];
    float x = ((const float *)net->x)[n];
    if (x == RESTING) return (float)CUBA_V_RESET;
    float sum = x + (((const float *)net->g_e)[n] * c->e + ((const float *)net->g_i)[n] * c->i);
    return (float)net->p.v_rest + sum * c->decay;
}
