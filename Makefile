# assize: `make help` lists what there is to make.

CC       ?= gcc
BUILD    ?= build
JOBS     ?= $(shell nproc)
PKGS      = lua5.4 sqlite3 yaml-0.1 yajl libsodium libseccomp
WARNINGS  = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
CPPFLAGS += -D_GNU_SOURCE -Iinclude -Icore
CFLAGS   ?= -O2 -g
LDFLAGS  ?=

# What a fresh Debian 12 lacks; `make deps` installs what is missing of it.
BUILD_PACKAGES = gcc g++ make pkgconf liblua5.4-dev libsqlite3-dev libyaml-dev libyajl-dev \
	libsodium-dev libseccomp-dev libedit-dev gettext
MAN_PACKAGES   = lowdown
TEST_PACKAGES  = libcmocka-dev lua5.4 python3 python3-yaml clang-format lua-check sqlite3 locales zsh \
	mandoc $(MAN_PACKAGES)

# make SANITIZE=1: AddressSanitizer and UndefinedBehaviorSanitizer, in a tree of its own.
ifdef SANITIZE
BUILD    := build-sanitize
CFLAGS   := -O1 -g
SANFLAGS  = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer \
	-DAZ_SANITIZE
endif

Q = $(if $(V),,@)
STD = -std=c11 -fPIC -fvisibility=hidden $(SANFLAGS) $(WARNINGS)
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
TOOL_LIBS   = $(shell pkg-config --libs libedit 2>/dev/null)

ROOMS      = base model exchange store policy host audit report api
WORKER_SRC = core/host/worker/main.c core/host/worker/jail.c core/host/worker/serve.c
LIB_SRC   := $(filter-out $(WORKER_SRC),$(foreach room,$(ROOMS),\
	$(sort $(wildcard core/$(room)/*.c core/$(room)/*/*.c))))
CLI_SRC   := $(sort $(wildcard core/cli/*.c core/cli/*/*.c))
SDK        = $(sort $(wildcard lua/assize/*.lua))
TEXTS      = $(sort $(wildcard lua/annotations/*.lua lua/probe/*.lua)) \
	$(sort $(wildcard lua/template/*.* lua/template/*/*.*))
TOPICS     = $(sort $(wildcard docs/*/*.md))
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/sdk_modules.o $(BUILD)/embedded.o \
	$(BUILD)/catalog_zh.o
CLI_OBJ   := $(CLI_SRC:%.c=$(BUILD)/%.o) $(BUILD)/topics.o
WORKER_OBJ := $(WORKER_SRC:%.c=$(BUILD)/%.o)
UNIT_SRC  := $(sort $(wildcard tests/*/*_test.c))
UNIT      := $(UNIT_SRC:tests/%.c=$(BUILD)/tests/%)

LIB    = $(BUILD)/libassize.a
TOOL   = $(BUILD)/assize
WORKER = $(BUILD)/assize-worker

.DELETE_ON_ERROR:
.PHONY: all lib unit deps deps-node test run-tests check run-check demo run-demo man words national-table \
	clean help
.DEFAULT_GOAL := all

help:
	@echo 'make demo      set up, build, import the examples, audit them, show findings and a why'
	@echo 'make test      set up, build and pass every test'
	@echo 'make check     warnings, headers, rooms, names, formatting of C and Lua'
	@echo 'make           build $(TOOL) and $(WORKER)'
	@echo 'make lib       build $(LIB)'
	@echo 'make deps      install the Debian packages that are missing'
	@echo 'make man       write the man pages to $(BUILD)/man'
	@echo 'make words     bring po/zh.po, the Chinese of all messages, up to date with the source'
	@echo 'make national-table  count again what the national policies found (ASSIZE_DATA)'
	@echo 'make clean     remove what was built'
	@echo 'V=1 shows commands; SANITIZE=1 builds and tests with sanitizers in build-sanitize/'

# ---- setting up --------------------------------------------------------------------------------

deps:
	$(Q)sh tests/check/deps.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)

# ajv, which judges files by our JSON Schemas.
deps-node:
	$(Q)sh tests/check/node.sh tests/schema

# The packages may just have come: a new make asks pkg-config again.
demo: deps
	$(Q)$(MAKE) --no-print-directory -j$(JOBS) all
	$(Q)$(MAKE) --no-print-directory run-demo

test: deps deps-node
	$(Q)$(MAKE) --no-print-directory -j$(JOBS) all $(UNIT)
	$(Q)$(MAKE) --no-print-directory run-tests

check: deps
	$(Q)$(MAKE) --no-print-directory -j$(JOBS) all $(UNIT)
	$(Q)$(MAKE) --no-print-directory run-check

# ---- building ----------------------------------------------------------------------------------

all: $(TOOL) $(WORKER)

lib: $(LIB)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(if $(Q),@echo "  CC    $<")
	$(Q)$(CC) $(STD) $(CPPFLAGS) -include base/forbidden.h $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The SDK's Lua files, built into the library.
$(BUILD)/sdk_modules.c: lua/embed.awk $(SDK)
	@mkdir -p $(@D)
	$(Q)awk -f lua/embed.awk $(SDK) > $@

# Its other texts: what `schema` and `policy new` write by hand-written parts.
$(BUILD)/embedded.c: lua/embed_text.awk $(TEXTS)
	@mkdir -p $(@D)
	$(Q)awk -v header=base/embedded.h -v type=az_embedded -v name=az_embedded \
		-f lua/embed_text.awk $(TEXTS) > $@

# The topics of `assize help`, built into the tool.
$(BUILD)/topics.c: lua/embed_text.awk $(TOPICS)
	@mkdir -p $(@D)
	$(Q)awk -v header=cli/help/topic.h -v type=az_topic_file -v name=az_topic \
		-f lua/embed_text.awk $(TOPICS) > $@

$(BUILD)/sdk_modules.o $(BUILD)/embedded.o $(BUILD)/topics.o: %.o: %.c
	$(Q)$(CC) $(STD) -Wno-overlength-strings $(CPPFLAGS) $(CFLAGS) -c $< -o $@

# The Chinese of all messages, built into the library.
$(BUILD)/zh.mo: po/zh.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check --no-hash --endianness=little -o $@ $<

$(BUILD)/catalog_zh.c: $(BUILD)/zh.mo po/embed.awk
	$(Q)od -An -v -tu1 $< | awk -f po/embed.awk > $@

$(BUILD)/catalog_zh.o: $(BUILD)/catalog_zh.c
	$(Q)$(CC) $(STD) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(LIB): $(LIB_OBJ)
	$(if $(Q),@echo "  AR    $@")
	$(Q)rm -f $@ && ar rcs $@ $^

$(TOOL): $(CLI_OBJ) $(LIB)
	$(if $(Q),@echo "  LD    $@")
	$(Q)$(CC) $(SANFLAGS) $(LDFLAGS) $(CLI_OBJ) $(LIB) $(PKG_LIBS) $(TOOL_LIBS) -o $@

$(WORKER): $(WORKER_OBJ) $(LIB)
	$(if $(Q),@echo "  LD    $@")
	$(Q)$(CC) $(SANFLAGS) $(LDFLAGS) $^ $(PKG_LIBS) -o $@

# ---- man pages -------------------------------------------------------------------------------------

# From the texts that `assize help` shows, in both languages.
man: $(TOOL)
	$(Q)sh tests/check/deps.sh $(MAN_PACKAGES)
	$(Q)sh docs/man.sh $(TOOL) $(BUILD)/man

# ---- the table of the national policies ------------------------------------------------------------

# Counts again what the national policies found; ASSIZE_DATA names the folder of the real files.
national-table: $(TOOL) $(WORKER)
	$(Q)ASSIZE=$(abspath $(TOOL)) python3 tests/docs/national_table.py --update

# ---- testing -----------------------------------------------------------------------------------

$(BUILD)/tests/%: tests/%.c $(LIB)
	@mkdir -p $(@D)
	$(if $(Q),@echo "  TEST  $<")
	$(Q)$(CC) $(STD) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP $(LDFLAGS) $(filter %.c %.o,$^) \
		$(LIB) $(PKG_LIBS) -lcmocka -o $@

# What these tests need beside the library: a part of the worker, or a worker to start.
$(BUILD)/tests/host/jail_test: $(BUILD)/core/host/worker/jail.o
$(BUILD)/tests/audit/pool_test $(BUILD)/tests/audit/determinism_test: | $(WORKER)
$(BUILD)/tests/audit/pool_fault_test: | $(BUILD)/tests/audit/fake_worker

unit: $(UNIT)
	$(Q)set -e; for t in $(UNIT); do $$t; done

run-tests:
	$(Q)ASSIZE=$(abspath $(TOOL)) BUILD=$(BUILD) python3 tests/run.py --jobs 2 $(UNIT)

run-check:
	$(Q)sh tests/check/headers.sh
	$(Q)sh tests/check/rooms.sh
	$(Q)sh tests/check/names.sh $(LIB)
	$(Q)sh tests/check/format.sh
	$(Q)sh po/merge.sh --check $(BUILD)
	$(Q)$(BUILD)/tests/model/entity_test --numbers | diff - tests/model/numbers.txt
	@echo 'check: headers, rooms, names, formats, translations and derived files are as they should be'

words:
	$(Q)sh po/merge.sh $(BUILD)

run-demo:
	$(Q)sh examples/demo.sh $(TOOL) $(BUILD)/demo

clean:
	rm -rf build build-*

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(WORKER_OBJ:.o=.d) $(UNIT:=.d)
