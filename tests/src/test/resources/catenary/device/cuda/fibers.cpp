// Runs the blocks of a kernel one after another, and the threads of a block by turns.

#include <stdio.h>
#include <string.h>

#if !defined(__x86_64__) || defined(CATENARY_UCONTEXT)
#include <ucontext.h>
#define CATENARY_FIBERS_BY_UCONTEXT
#endif

#include "shim.h"

uint3 threadIdx, blockIdx;
dim3 blockDim, gridDim;

extern "C" char __start_catenary_shared[] __attribute__((weak));
extern "C" char __stop_catenary_shared[] __attribute__((weak));

namespace catenary_host {

Barrier blockBarrier;
int threads, thread;
unsigned long long exchanged[2][THREADS];
unsigned char turn[THREADS];
char *dynamicShared;

namespace {

const size_t STACK = 1 << 16;

struct Fiber {
    void *stack;
    int thread;
    bool live;
};

Fiber fibers[THREADS];
Fiber *current;
int fiberCount, started, finished;
long progress;
Barrier warpBarriers[THREADS / 32];
char *stacks;
void **arguments;
char failure[256];

#ifndef CATENARY_FIBERS_BY_UCONTEXT

void *scheduler;

// Pushes what a callee must keep, exchanges the stacks, pops it again.
__attribute__((naked, noinline)) void exchangeStacks(void **, void *) {
    __asm__("push %rbp; push %rbx; push %r12; push %r13; push %r14; push %r15;"
            "mov %rsp, (%rdi); mov %rsi, %rsp;"
            "pop %r15; pop %r14; pop %r13; pop %r12; pop %rbx; pop %rbp; ret");
}

void prepare(Fiber *f, char *bottom, void (*entry)()) {
    void **top = (void **)(bottom + STACK);
    top[-2] = (void *)entry;
    f->stack = top - 8;
}

void enter(Fiber *f) { exchangeStacks(&scheduler, f->stack); }

void leave() { exchangeStacks(&current->stack, scheduler); }

#else

ucontext_t scheduler, contexts[THREADS];

void prepare(Fiber *f, char *bottom, void (*entry)()) {
    ucontext_t *c = &contexts[f - fibers];
    getcontext(c);
    c->uc_stack.ss_sp = bottom;
    c->uc_stack.ss_size = STACK;
    makecontext(c, entry, 0);
    f->stack = c;
}

void enter(Fiber *f) { swapcontext(&scheduler, (ucontext_t *)f->stack); }

void leave() { swapcontext((ucontext_t *)current->stack, &scheduler); }

#endif

void select(int t) {
    thread = current->thread = t;
    threadIdx.x = t % blockDim.x;
    threadIdx.y = t / blockDim.x % blockDim.y;
    threadIdx.z = t / (blockDim.x * blockDim.y);
}

void resume(Fiber *f) {
    current = f;
    if (f->thread >= 0) {
        select(f->thread);
    }
    enter(f);
}

// A fiber runs threads that nobody has begun until one of them has to wait; that one it runs to its end, and so on.
void run() {
    while (started < threads) {
        select(started++);
        call(arguments);
        finished++;
        progress++;
    }
    current->live = false;
    for (;;) {
        leave();
    }
}

[[noreturn]] void fail() {
    for (;;) {
        leave();
    }
}

int waitingLine() {
    if (blockBarrier.arrived > 0) {
        return blockBarrier.line;
    }
    for (Barrier &b : warpBarriers) {
        if (b.arrived > 0) {
            return b.line;
        }
    }
    return 0;
}

void runBlock() {
    fiberCount = started = finished = 0;
    memset(&blockBarrier, 0, sizeof blockBarrier);
    memset(warpBarriers, 0, sizeof warpBarriers);
    memset(turn, 0, sizeof turn);
    while (finished < threads && !failure[0]) {
        long before = progress;
        for (int i = 0; i < fiberCount && !failure[0]; i++) {
            if (fibers[i].live) {
                resume(&fibers[i]);
            }
        }
        while (started < threads && !failure[0]) {
            Fiber *f = &fibers[fiberCount];
            f->live = true;
            f->thread = -1;
            prepare(f, stacks + STACK * fiberCount++, run);
            resume(f);
        }
        if (progress == before && !failure[0]) {
            snprintf(failure, sizeof failure, "block (%u, %u, %u): some of %d threads wait in line %d, where the "
                    "others never come: %d have ended", blockIdx.x, blockIdx.y, blockIdx.z, threads, waitingLine(),
                    finished);
        }
    }
}

}

void wait(Barrier &b, int expected, int line) {
    if (b.arrived > 0 && b.line != line) {
        snprintf(failure, sizeof failure, "block (%u, %u, %u): threads wait at two barriers, in lines %d and %d",
                blockIdx.x, blockIdx.y, blockIdx.z, b.line, line);
        fail();
    }
    b.line = line;
    unsigned generation = b.generation;
    if (++b.arrived == expected) {
        b.arrived = 0;
        b.generation++;
        progress++;
        return;
    }
    while (b.generation == generation) {
        leave();
    }
}

void waitWarp(unsigned mask, int line) {
    if (mask != 0xffffffffu) {
        snprintf(failure, sizeof failure, "line %d: lanes cooperate with the mask %x: expected all of a warp", line, mask);
        fail();
    }
    wait(warpBarriers[thread / 32], lanes(), line);
}

}

using namespace catenary_host;

// Runs the kernel that this is linked with. Returns what went wrong, or null.
extern "C" __attribute__((visibility("default"))) const char *catenary_launch(
        void **kernelArguments, const int *grid, char *sharedMemory, char *stackMemory) {
    gridDim = {(unsigned)grid[0], (unsigned)grid[1], (unsigned)grid[2]};
    blockDim = {(unsigned)grid[3], (unsigned)grid[4], (unsigned)grid[5]};
    threads = grid[3] * grid[4] * grid[5];
    arguments = kernelArguments;
    dynamicShared = sharedMemory;
    stacks = stackMemory;
    failure[0] = 0;
    for (blockIdx.z = 0; blockIdx.z < gridDim.z; blockIdx.z++) {
        for (blockIdx.y = 0; blockIdx.y < gridDim.y; blockIdx.y++) {
            for (blockIdx.x = 0; blockIdx.x < gridDim.x; blockIdx.x++) {
                memset(__start_catenary_shared, 0xff, __stop_catenary_shared - __start_catenary_shared);
                memset(dynamicShared, 0xff, grid[6]);
                runBlock();
                if (failure[0]) {
                    return failure;
                }
            }
        }
    }
    return nullptr;
}
