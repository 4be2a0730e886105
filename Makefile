# Neural Mirror. `make help` lists what there is. No list of chapters, models or tests stands here:
# every file is found by where it lies.

.DELETE_ON_ERROR:
.SUFFIXES:
SHELL := /bin/bash
MAKEFLAGS += --no-builtin-rules --no-print-directory
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

#---- what is made from what ----

core_src  := $(filter-out src/mirror.c src/wasm.c,$(shell find src -name '*.c' | sort))
headers   := $(shell find src -name '*.h')
scene_ids := $(patsubst src/scenes/%.c,%,$(wildcard src/scenes/*.c))
topics    := $(patsubst src/kernels/%.c,%,$(wildcard src/kernels/*.c))
tables    := build/scenes.c build/kernels.c
web_src   := $(shell find web tools chapters -type f 2>/dev/null)

warnings := -std=c11 -Wall -Wextra -Wpedantic -Werror -Wno-psabi
exact    := -ffp-contract=off -fno-math-errno
flags    := $(warnings) $(exact) -Isrc

.PHONY: help site serve test bench screens lint format clean exercise
help:
	@echo "make serve    set up, build and serve the book; prints the address"
	@echo "make test     set up and run every test"
	@echo "make site     build/site/: the book as a folder of static files"
	@echo "make screens  build/screens/: every page, both languages, light and dark, phone and desktop"
	@echo "make bench    build/bench.json: speed and weight beside peers; updates the README's table"
	@echo "make lint     formatters and linters; make format lets them mend what they can"
	@echo "make exercise NAME=chapter/id KIND=predict|choose|explore|sketch|code   lays out a new exercise"
	@echo "make clean    removes build/"

# What a part of the work needs is looked for each time, which is quick, and installed where it is
# missing. One at a time: apt and npm want to be alone.
.PHONY: setup-build setup-test setup-lint setup-bench
setup-build setup-test setup-lint setup-bench: setup-%:
	@bash tools/setup.sh $*
setup-test setup-lint setup-bench: setup-build
ready := setup-build

#---- the core, natively ----

build/scenes.c: $(wildcard src/scenes) Makefile
	@mkdir -p build
	@{ echo '#include "base/scene.h"'; \
	   for s in $(scene_ids); do echo "extern const Scene scene_$$s;"; done; \
	   echo 'const Scene *const scenes[] = {'; \
	   for s in $(scene_ids); do echo "    &scene_$$s,"; done; \
	   echo '};'; echo 'const int scene_count = $(words $(scene_ids));'; } > $@

build/kernels.c: $(wildcard src/kernels) Makefile
	@mkdir -p build
	@{ echo '#include "base/kernel.h"'; \
	   for t in $(topics); do echo "extern const Kernel $${t}_kernels[];"; done; \
	   echo 'const Kernel *const kernel_lists[] = {'; \
	   for t in $(topics); do echo "    $${t}_kernels,"; done; echo '    NULL};'; } > $@

mirror_src := $(core_src) src/mirror.c tools/main.c $(tables)
build/native/mirror: $(mirror_src) $(headers) | $(ready)
	@mkdir -p $(@D)
	@echo "  $@"
	@gcc -O3 $(flags) $(filter %.c,$^) -o $@ -lm

build/params.json: build/native/mirror
	@$< list --json > $@
build/kernels.json: build/native/mirror
	@$< kernels --json > $@

#---- the core, for browsers: SIMD, scalar and plain JavaScript from the same sources ----
# Objects come from clang itself where Debian's emscripten is: emcc 3.1.6 always passes
# -disable-lsr, which costs tight SIMD loops 30 %. emcc links.

sysroot  := /usr/share/emscripten/cache/sysroot
wasm_cc  := $(if $(wildcard $(sysroot)),clang-14 --target=wasm32-unknown-emscripten --sysroot=$(sysroot),emcc)
emcc     := NODE_PATH=/usr/share/nodejs emcc
# clang 14's SLP vectorizer mixes up lanes of doubles in wasm: a ratio of 99.7 came out as 5414
# (tests/src/plasticity/oja_test.c, compiled with it). SIMD is written out in base/simd.h anyway.
wasm_opt := $(flags) -fno-slp-vectorize -ffunction-sections -fdata-sections
# For speed what all stand on and what works in floats by the thousand; the rest for size, since the
# core is on the reader's line before the first figure moves.
fast     := $(wildcard src/base/*.c) \
            $(addsuffix .c,$(basename $(shell grep -rlE '^.include "base/(simd|gemm)\.h"' src)))
level     = $(if $(filter $<,$(fast)),-O3,-Os)
simd     := -msimd128
wasm_src := $(core_src) $(tables)

build/simd/%.o: %.c $(headers) | $(ready)
	@mkdir -p $(@D)
	@$(wasm_cc) $(level) $(wasm_opt) $(simd) -c $< -o $@
build/scalar/%.o: %.c $(headers) | $(ready)
	@mkdir -p $(@D)
	@$(wasm_cc) $(level) $(wasm_opt) -c $< -o $@

# Only what src/wasm.c exports stays; emcc would leave its own helpers beside it.
build/core/exports.json: src/wasm.c
	@mkdir -p $(@D)
	@{ echo '[{"name":"memory","root":true,"export":"memory"}'; \
	   sed -n 's/.*EXPORT(\([a-z_]*\))(.*/,{"name":"\1","root":true,"export":"\1"}/p' $<; echo ']'; } > $@

define link_core
	@echo "  $@"
	@$(emcc) -O3 --no-entry -sINITIAL_MEMORY=1MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=1GB \
	    -sTOTAL_STACK=64KB $(1) -o $@
	@wasm-metadce $@ --enable-simd --graph-file build/core/exports.json -o $@ > /dev/null
endef
build/core/core-%.wasm: build/%/src/wasm.o $(wasm_src:%.c=build/\%/%.o) build/core/exports.json
	$(call link_core,$(filter %.o,$^))

# What a chapter's figures run, and nothing else: most readers load no more. A scene keeps its number;
# one that a part lacks is NULL there, and the page then loads the whole core.
parts := $(foreach c,$(notdir $(wildcard chapters/*)),$(if $(shell grep -l 'scene[=:]' chapters/$(c)/en.md 2>/dev/null),$(c)))
.PRECIOUS: build/parts/%.c
build/parts/%.c: chapters/%/en.md $(wildcard src/scenes) Makefile
	@mkdir -p $(@D)
	@used=" $$(grep -ohE 'scene[=:] *"?[a-z_]+' $< | sed 's/.*[^a-z_]//' | sort -u | tr '\n' ' ')"; \
	{ echo '#include "base/kernel.h"'; echo '#include "base/scene.h"'; rows=; \
	  for s in $(scene_ids); do case "$$used" in \
	      *" $$s "*) echo "extern const Scene scene_$$s;"; rows="$$rows&scene_$$s, ";; \
	      *) rows="$${rows}NULL, ";; esac; done; \
	  echo "const Scene *const scenes[] = {$$rows};"; \
	  echo 'const int scene_count = $(words $(scene_ids));'; \
	  echo 'const Kernel *const kernel_lists[] = {NULL};'; } > $@
build/core/part-%.wasm: build/simd/build/parts/%.o build/simd/src/wasm.o $(core_src:%.c=build/simd/%.o) build/core/exports.json
	$(call link_core,$(filter-out build/simd/src/kernels/%,$(filter %.o,$^)))

build/core/core-plain.mjs: build/core/core-scalar.wasm
	@echo "  $@"
	@wasm2js -O3 $< -o $@

# The command line under Node, over the same objects.
build/core/mirror-%.cjs: build/%/src/mirror.o build/%/tools/main.o $(wasm_src:%.c=build/\%/%.o)
	@echo "  $@"
	@$(emcc) -O3 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sSINGLE_FILE=1 -sENVIRONMENT=node $^ -o $(@:.cjs=.js)
	@mv $(@:.cjs=.js) $@
build/core/mirror-plain.cjs: build/scalar/src/mirror.o build/scalar/tools/main.o $(wasm_src:%.c=build/scalar/%.o)
	@echo "  $@"
	@$(emcc) -O3 -sWASM=0 -sALLOW_MEMORY_GROWTH=1 -sEXIT_RUNTIME=1 -sENVIRONMENT=node --memory-init-file 0 $^ -o $(@:.cjs=.js)
	@mv $(@:.cjs=.js) $@
build/core/mirror.mjs: tools/mirror.mjs
	@mkdir -p $(@D)
	@cp $< $@

.SECONDARY:
cores := $(parts:%=build/core/part-%.wasm) build/core/core-simd.wasm build/core/core-scalar.wasm build/core/core-plain.mjs \
         build/core/mirror.mjs build/core/mirror-simd.cjs build/core/mirror-scalar.cjs build/core/mirror-plain.cjs

#---- the site ----

site: build/site/index.html
build/site/index.html: $(web_src) $(core_src) $(headers) $(cores) build/params.json build/kernels.json | $(ready)
	@tsx tools/weave/main.ts
	@tsx tools/map.ts

serve: build/site/index.html
	@tsx tools/serve.ts

screens: build/site/index.html | setup-test
	@tsx tools/screens.ts

#---- the bench: the same sources beside their peers ----

build/bench/graph: bench/graph.c $(core_src) $(tables) $(headers) | setup-bench
	@mkdir -p $(@D)
	@gcc -O3 $(flags) $< $(core_src) $(tables) -o $@ -lm
build/bench/ica: bench/ica.c $(core_src) $(tables) $(headers) | setup-bench
	@mkdir -p $(@D)
	@gcc -O3 $(flags) $< $(core_src) $(tables) -o $@ -lm
build/bench/kernels.wasm: bench/kernels.c build/simd/src/base/vmath.o | setup-bench
	@mkdir -p $(@D)
	@$(wasm_cc) -O3 $(wasm_opt) $(simd) -c $< -o build/bench/kernels.o
	@$(emcc) -O3 --no-entry build/bench/kernels.o build/simd/src/base/vmath.o -o $@
dense := base/gemm base/arena base/status vision/conv vision/conv_fast
build/bench/dense.wasm: bench/dense.c $(dense:%=build/simd/src/%.o) | setup-bench
	@mkdir -p $(@D)
	@$(wasm_cc) $(wasm_opt) $(simd) -c $< -o build/bench/dense.o
	@$(emcc) -O3 --no-entry -sTOTAL_MEMORY=32MB build/bench/dense.o $(dense:%=build/simd/src/%.o) -o $@
bench/node_modules/.package-lock.json: bench/package-lock.json | setup-bench
	@cd bench && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error > /dev/null && touch node_modules/.package-lock.json
bench: build/site/index.html build/bench/graph build/bench/ica build/bench/kernels.wasm build/bench/dense.wasm bench/node_modules/.package-lock.json
	@tsx bench/run.ts

exercise: | $(ready)
	@tsx tools/exercise.ts "$(NAME)" "$(KIND)"

#---- tests of the core ----
# Every file src/DIR/NAME has its tests in tests/src/DIR/NAME_test.c; a check fails where one has not.

c_tests := $(patsubst tests/src/%.c,%,$(shell find tests/src -name '*_test.c' | sort))
test_fn  = test_$(subst /,_,$(1))
test_def = -DTEST_NAME=$(call test_fn,$(1)) -DTEST_TITLE='"$(1)"'
test_flags := $(flags) -Itests/src -DNM_HOSTED

build/tests.c: $(wildcard tests/src tests/src/*) Makefile
	@mkdir -p build
	@{ $(foreach t,$(c_tests),echo 'int $(call test_fn,$(t))(void);';) echo 'int main(void) {'; \
	   echo '    int failed = 0;'; $(foreach t,$(c_tests),echo '    failed += $(call test_fn,$(t))();';) \
	   echo '    return failed != 0;'; echo '}'; } > $@

sanitize := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
build/asan/%.o: %.c $(headers) tests/src/check.h | setup-test
	@mkdir -p $(@D)
	@clang $(sanitize) $(test_flags) $(call test_def,$(patsubst tests/src/%.c,%,$<)) -c $< -o $@

test_objects = $(c_tests:%=build/$(1)/tests/src/%.o) build/$(1)/tests/src/check.o build/$(1)/build/tests.o \
    $(wasm_src:%.c=build/$(1)/%.o) build/$(1)/src/mirror.o

build/asan/tests/src/wasm_test.o build/wasmtest/tests/src/wasm_test.o: src/wasm.c # which it includes

build/native/tests: $(call test_objects,asan)
	@clang $(sanitize) $^ -o $@ -lcmocka -lm

# cmocka's own source, for wasm: Debian has it where it has the library.
build/cmocka/cmocka.c: tools/cmocka.sh | setup-test
	@bash tools/cmocka.sh $(@D)
cmocka_wasm := -isystem build/cmocka/include -D_UINTPTR_T -DHAVE_SIGNAL_H -DHAVE_INTTYPES_H
build/wasmtest/build/cmocka/cmocka.o: build/cmocka/cmocka.c
	@mkdir -p $(@D)
	@$(emcc) -O2 $(cmocka_wasm) -c $< -o $@ # emcc, because setjmp needs its passes
build/wasmtest/%.o: %.c $(headers) tests/src/check.h build/cmocka/cmocka.c | setup-test
	@mkdir -p $(@D)
	@$(wasm_cc) -O2 -fno-slp-vectorize $(simd) $(test_flags) $(cmocka_wasm) $(call test_def,$(patsubst tests/src/%.c,%,$<)) -c $< -o $@
build/core/tests.cjs: $(call test_objects,wasmtest) build/wasmtest/build/cmocka/cmocka.o
	@mkdir -p $(@D)
	@$(emcc) -O1 -sINITIAL_MEMORY=64MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB -sEXIT_RUNTIME=1 -sSINGLE_FILE=1 -sENVIRONMENT=node $^ -o $(@:.cjs=.js)
	@mv $(@:.cjs=.js) $@

#---- oracles ----

oracle_forms := $(wildcard tests/oracles/forms/*.c)
build/forms.c: $(wildcard tests/oracles/forms) Makefile
	@mkdir -p build
	@{ echo '#include "oracle.h"'; \
	   for f in $(basename $(notdir $(oracle_forms))); do echo "extern const Form $${f}_forms[];"; done; \
	   echo 'const Form *const form_lists[] = {'; \
	   for f in $(basename $(notdir $(oracle_forms))); do echo "    $${f}_forms,"; done; \
	   echo '    NULL};'; } > $@
build/native/oracles: tests/oracles/main.c $(oracle_forms) build/forms.c $(core_src) $(tables) $(headers) tests/oracles/oracle.h | setup-test
	@mkdir -p $(@D)
	@gcc -O3 $(flags) -Itests/oracles $(filter %.c,$^) -o $@ -lcjson -lm

#---- every test ----
# Where this is no Debian, or nothing can be installed, the Node tests run and setup.sh has said in
# one sentence what the others lack.

jobs := $(shell nproc)
# What runs at once speaks in turn.
in_turn = $(MAKE) --output-sync=target
test:
	@if bash tools/setup.sh test; \
	then $(in_turn) test-core && $(MAKE) test-node && $(in_turn) test-browsers && echo "Every test passed."; \
	else $(MAKE) test-node && echo "Only the Node tests were run." && exit 1; fi

# cmocka says a line for each test; here only those that failed, and the sums.
only_failures := awk '/OK \]/ { ok++ } /SKIPPED \] [a-z_]*$$/ { off[$$NF] } \
    /ERROR|LINE|FAILED|rror:|SUMMARY/ { print; bad = 1 } \
    END { print "  " ok " tests passed in " where; for (t in off) print "    not here: " t; exit bad || !ok }'
variants := gcc-O0 gcc-O3 clang-O0 clang-O3
build/native/mirror-%: $(mirror_src) $(headers) | setup-test
	@$(firstword $(subst -, ,$*)) -$(lastword $(subst -, ,$*)) $(flags) $(filter %.c,$^) -o $@ -lm

.PHONY: test-core test-pairs test-native test-wasm test-oracles test-bits test-node test-browsers
test-core: test-pairs test-native test-wasm test-oracles test-bits
test-pairs:
	@missing=$$(comm -3 <(find src -name '*.[ch]' | sed 's|^src/||; s|\.[ch]$$||' | sort -u) \
	    <(cd tests/src && find . -name '*_test.c' | sed 's|^\./||; s|_test\.c$$||' | sort)); \
	if [ "$$missing" ]; then echo "src/ and tests/src/ differ in:" $$missing; exit 1; fi
test-native: build/native/tests
	@$< 2>&1 | $(only_failures) where="native code under ASan and UBSan"
test-wasm: build/core/tests.cjs
	@node $< 2>&1 | $(only_failures) where="wasm under Node"
test-oracles: build/native/oracles
	@bash tests/oracles/required.sh
test-bits: $(variants:%=build/native/mirror-%) build/native/mirror
	@bash tests/src/bits.sh $(variants:%=build/native/mirror-%)

# In tests/web the files themselves drive real browsers; what lies in folders there needs only Node.
node_tests := node --import tsx --test --test-reporter=spec --test-timeout=600000 --test-concurrency
test-node: build/site/index.html build/native/mirror
	@$(node_tests)=$(jobs) $$(find tests/wasm tests/chapters tests/tools tests/web/*/ -name '*.test.ts' | sort)
# Each engine has a display of its own, where nothing else takes the focus.
in_engines := $(addprefix test-in-,chromium firefox webkit)
.PHONY: $(in_engines)
test-browsers: $(in_engines)
test-in-chromium: display := 101
test-in-firefox: display := 102
test-in-webkit: display := 103
$(in_engines): test-in-%: build/site/index.html | setup-test
	@ENGINES=$* xvfb-run -a -n $(display) -s "-screen 0 1920x1200x24" $(node_tests)=1 tests/web/*.test.ts

#---- formatters and linters ----

# What attacks the page is not to look well.
c_files := $(shell find src tests tools -name '*.[ch]' -not -path 'tests/web/attacks/*')
lint: $(tables) build/tests.c | setup-lint
	@clang-format --dry-run -Werror $(c_files)
	@biome check
	@tsc
	@printf '%s\n' $(filter %.c,$(c_files)) | xargs -P $(jobs) -n 8 sh -c 'clang-tidy --quiet "$$@" -- \
	    $(flags) -Itests/src -Itests/oracles -DTEST_NAME=test -DTEST_TITLE=\"\"' clang-tidy \
	    2> >(grep -v 'warnings generated\|Suppressed\|Use -' >&2)
format: | setup-lint
	@clang-format -i $(c_files)
	@biome check --write

clean:
	rm -rf build
