/* The ring attractor: theory, memory, pinning, path integration, diffusion. */
#include "../oracle.h"

#include "base/vmath.h"
#include "circuit/ring.h"
#include "circuit/ring_theory.h"

#include <stdlib.h>

enum { MOST = 512 };

typedef struct Lab {
    Ring ring;
    Arena arena;
    double input[MOST], r[MOST];
} Lab;

static Status start(Lab *lab, Case *c, int neurons, double dt) {
    RingParams p = {.j0 = input_number(c, "J0"),
                    .j1 = input_number(c, "J1"),
                    .tau = input_number(c, "tau"),
                    .dt = dt,
                    .neurons = neurons};
    double constant = input_number(c, "I");
    if (c->lacking) return STATUS_OK;
    CHECK(ring_check(&p));
    size_t size = ring_bytes(&p);
    lab->arena = (Arena){aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    for (int i = 0; i < MOST; i++)
        lab->input[i] = constant;
    return ring_init(&lab->ring, &p, &lab->arena);
}

static void run(Lab *lab, double ms) {
    int steps = (int)(ms / lab->ring.p.dt + 0.5);
    for (int k = 0; k < steps; k++)
        ring_advance(&lab->ring, lab->input);
}

static double angle_of(Lab *lab) {
    double angle = 0;
    for (int i = 0; i < lab->ring.p.neurons; i++)
        lab->r[i] = vmath_max(lab->ring.u[i], 0);
    return ring_decode(lab->r, lab->ring.p.neurons, &angle) ? angle : 99;
}

static Status bump(Case *c) {
    double j0 = input_number(c, "J0"), j1 = input_number(c, "J1"), constant = input_number(c, "I");
    int neurons = (int)input_number(c, "N_for_sim");
    double phic = 0, amplitude = 0, peak = 0;
    if (c->lacking || !ring_bump_theory(j0, j1, constant, &phic, &amplitude)) return STATUS_OK;
    give_number(c, "phic", phic);
    give_number(c, "A", amplitude);
    give_number(c, "u_peak", amplitude * (1 - vmath_cos(phic)));
    give_number(c, "r0", amplitude * (vmath_sin(phic) - phic * vmath_cos(phic)) / VMATH_PI);
    give_number(c, "r1", amplitude / j1);
    give_number(c, "J0_max", ring_j0_max(j1));
    Lab lab;
    CHECK(start(&lab, c, neurons, input_number(c, "dt")));
    for (int i = 0; i < neurons; i++)
        lab.ring.u[i] = 0.05 + 0.1 * vmath_cos(ring_angle(i, neurons) - 0.4);
    run(&lab, input_number(c, "T_ms"));
    for (int i = 0; i < neurons; i++)
        peak = vmath_max(peak, lab.ring.u[i]);
    give_number(c, "sim_u_peak", peak);
    give_number(c, "sim_center", angle_of(&lab));
    give_number(c, "sim_r0", ring_modes(&lab.ring).mean);
    free(lab.arena.memory);
    return STATUS_OK;
}

static Status j0_max_curve(Case *c) {
    int n = input_length(c, "J1");
    double *limits = calloc((size_t)n, sizeof *limits);
    for (int i = 0; i < n; i++)
        limits[i] = ring_j0_max(input_element(c, "J1", i));
    give_list(c, "J0_max", limits, n, NULL);
    free(limits);
    return STATUS_OK;
}

static Status phase_diagram(Case *c) {
    static const char *const names[] = {"homogeneous", "bump", "unbounded"};
    int shape[4], n;
    double points[200];
    n = input_numbers(c, "points", points, 200, shape) / 2;
    for (int i = 0; i < n; i++)
        give_string(c, "phase", i, names[ring_phase(points[2 * i], points[2 * i + 1])]);
    cJSON_AddStringToObject(c->got, "homogeneous_rate_formula", "r=I/(1-J0) if J0<1 and J1<2");
    return STATUS_OK;
}

static Status homogeneous(Case *c) {
    double j0 = input_number(c, "J0"), j1 = input_number(c, "J1"), constant = input_number(c, "I");
    double r = 0, phic = 0, amplitude = 0;
    if (c->lacking) return STATUS_OK;
    CHECK(ring_uniform_rate(j0, constant, &r));
    give_number(c, "r", r);
    give_number(c, "growth_rate_cos_mode_per_tau", ring_growth(j1, 1));
    if (ring_bump_theory(j0, j1, constant, &phic, &amplitude))
        give_number(c, "bump", amplitude);
    else
        give_null(c, "bump");
    return STATUS_OK;
}

static Status cue_persistence(Case *c) {
    Lab lab;
    int n = input_length(c, "T_ms"), neurons = (int)input_number(c, "N");
    double angles[16], constant = input_number(c, "I"), dt = input_number(c, "dt");
    CHECK(start(&lab, c, neurons, dt));
    if (c->lacking) return STATUS_OK;
    for (int i = 0; i < neurons; i++)
        lab.input[i] = constant + 2 * vmath_cos(ring_angle(i, neurons) - 1);
    run(&lab, 100);
    for (int i = 0; i < neurons; i++)
        lab.input[i] = constant;
    double now = 100;
    for (int k = 0; k < n && k < 16; k++) {
        run(&lab, input_element(c, "T_ms", k) - now);
        now = input_element(c, "T_ms", k);
        angles[k] = angle_of(&lab);
    }
    give_list(c, "center", angles, n, NULL);
    free(lab.arena.memory);
    return STATUS_OK;
}

static Status pinning(Case *c) {
    int n = input_length(c, "N");
    double drifts[16], share = input_number(c, "offset_fraction_of_grid");
    for (int k = 0; k < n && k < 16; k++) {
        Lab lab;
        int neurons = (int)input_element(c, "N", k);
        CHECK(start(&lab, c, neurons, input_number(c, "dt")));
        if (c->lacking) return STATUS_OK;
        double from = share * 2 * VMATH_PI / neurons;
        ring_place(&lab.ring, lab.input[0], from);
        run(&lab, input_number(c, "T_ms"));
        double drift = ring_wrap(angle_of(&lab) - from);
        drifts[k] = drift < 0 ? -drift : drift;
        free(lab.arena.memory);
    }
    give_list(c, "drift_rad", drifts, n, NULL);
    return STATUS_OK;
}

/* The speed over 200 ms, once the bump has got going. */
static Status path_integration(Case *c) {
    int n = input_length(c, "gamma"), neurons = (int)input_number(c, "N");
    double speeds[16], theory[16];
    for (int k = 0; k < n && k < 16; k++) {
        Lab lab;
        CHECK(start(&lab, c, neurons, input_number(c, "dt")));
        if (c->lacking) return STATUS_OK;
        lab.ring.p.gamma = input_element(c, "gamma", k);
        ring_place(&lab.ring, lab.input[0], 0);
        run(&lab, 100);
        double before = angle_of(&lab), turned = 0;
        for (int i = 0; i < 200; i++) {
            run(&lab, 1);
            double angle = angle_of(&lab);
            turned += ring_wrap(angle - before);
            before = angle;
        }
        speeds[k] = turned / 200;
        theory[k] = -lab.ring.p.gamma / lab.ring.p.tau;
        free(lab.arena.memory);
    }
    give_list(c, "omega_rad_per_ms", speeds, n, NULL);
    give_list(c, "theory", theory, n, NULL);
    return STATUS_OK;
}

/* omega(t) = 0.03 sin(2 pi t/400) rad/ms, with the weights and the step of the case before. */
static Status path_integration_time_varying(Case *c) {
    Lab lab;
    int neurons = (int)input_number(c, "N");
    double total = input_number(c, "T_ms");
    if (c->lacking) return STATUS_OK;
    RingParams p = {.j0 = -3, .j1 = 6, .tau = 10, .dt = 0.05, .neurons = neurons};
    size_t size = ring_bytes(&p);
    lab.arena = (Arena){aligned_alloc(ARENA_ALIGNMENT, size), size, 0};
    CHECK(ring_init(&lab.ring, &p, &lab.arena));
    for (int i = 0; i < MOST; i++)
        lab.input[i] = 1;
    ring_place(&lab.ring, lab.input[0], 0);
    for (int k = 0; k < (int)(total / p.dt + 0.5); k++) {
        lab.ring.p.gamma = -p.tau * 0.03 * vmath_sin(2 * VMATH_PI * k * p.dt / 400);
        ring_advance(&lab.ring, lab.input);
    }
    give_number(c, "final_angle", angle_of(&lab));
    give_number(c, "true_angle",
                0.03 * 400 / (2 * VMATH_PI) * (1 - vmath_cos(2 * VMATH_PI * total / 400)));
    free(lab.arena.memory);
    return STATUS_OK;
}

/* The slope of the variance over the trials, by least squares through the origin. */
static Status diffusion(Case *c) {
    int neurons = (int)input_number(c, "N"), trials = (int)input_number(c, "trials");
    double sigma = input_number(c, "sigma"), total = input_number(c, "T_ms");
    double dt = input_number(c, "dt"), squares[20] = {0};
    for (int k = 0; k < trials && !c->lacking; k++) {
        Lab lab;
        Rng rng = rng_stream((uint64_t)k, STREAM_NOISE);
        CHECK(start(&lab, c, neurons, dt));
        ring_place(&lab.ring, input_number(c, "I"), 0);
        for (int part = 0; part < 20; part++) {
            for (int i = 0; i < (int)(total / 20 / dt + 0.5); i++) {
                ring_noise(&lab.ring, sigma, &rng);
                ring_advance(&lab.ring, lab.input);
            }
            double angle = angle_of(&lab);
            squares[part] += angle * angle / trials;
        }
        free(lab.arena.memory);
    }
    double over = 0, under = 0;
    for (int part = 0; part < 20; part++) {
        double t = total * (part + 1) / 20;
        over += t * squares[part];
        under += t * t;
    }
    give_number(c, "var_slope_rad2_per_ms", over / under);
    give_number(c, "theory",
                ring_diffusion(input_number(c, "J0"), input_number(c, "J1"), input_number(c, "I"),
                               sigma, input_number(c, "tau"), neurons));
    return STATUS_OK;
}

static Status refused(Case *c) {
    RingParams p = {.j0 = -3, .j1 = 6, .tau = 10, .dt = 0.1, .neurons = 64};
    if (cJSON_HasObjectItem(c->inputs, "N")) p.neurons = (int)input_number(c, "N");
    if (cJSON_HasObjectItem(c->inputs, "tau")) p.tau = input_number(c, "tau");
    return ring_check(&p);
}

static Status decode(Case *c) {
    int shape[4];
    double r[MOST], angle;
    int n = input_numbers(c, "r", r, MOST, shape);
    if (ring_decode(r, n, &angle))
        give_number(c, "center", angle);
    else
        cJSON_AddStringToObject(c->got, "center", "undefined");
    return STATUS_OK;
}

const Form s29_forms[] = {{"s29.bump", bump},
                          {"s29.J0_max_curve", j0_max_curve},
                          {"s29.phase_diagram", phase_diagram},
                          {"s29.homogeneous", homogeneous},
                          {"s29.cue_persistence", cue_persistence},
                          {"s29.finite_N_pinning", pinning},
                          {"s29.path_integration", path_integration},
                          {"s29.path_integration_time_varying", path_integration_time_varying},
                          {"s29.diffusion", diffusion},
                          {"s29.N_lt_3", refused},
                          {"s29.tau_zero", refused},
                          {"s29.zero_state_center", decode},
                          {"s29.decode", decode},
                          {NULL, NULL}};
