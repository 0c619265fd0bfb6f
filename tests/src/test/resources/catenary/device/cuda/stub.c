// Stands in for CUDA's libraries: every call is written to the file log of the folder $CATENARY_STUB, with its arguments.
// The file set there holds words NAME=NUMBER: what a call returns instead of success, or a fact about the device.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef long long whole;

static FILE *open_file(const char *name, const char *mode) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", getenv("CATENARY_STUB"), name);
    return fopen(path, mode);
}

static int setting(const char *name, int otherwise) {
    FILE *f = open_file("set", "r");
    if (!f) return otherwise;
    char word[256];
    int value = otherwise;
    while (fscanf(f, "%255s", word) == 1) {
        char *equals = strchr(word, '=');
        if (!equals) continue;
        *equals = 0;
        if (strcmp(word, name) == 0) value = atoi(equals + 1);
    }
    fclose(f);
    return value;
}

#define CALL(...) \
    do { \
        FILE *f = open_file("log", "a"); \
        fprintf(f, "%s", __func__); \
        fprintf(f, __VA_ARGS__); \
        fputc('\n', f); \
        fclose(f); \
        int status = setting(__func__, 0); \
        if (status) return status; \
    } while (0)

static whole next_handle = 0x1000;

// ---- the driver

int cuInit(unsigned flags) { CALL(" %u", flags); return 0; }
int cuDriverGetVersion(int *version) { *version = setting("driver", 13000); return 0; }
int cuDeviceGetCount(int *n) { *n = 1; return 0; }
int cuDeviceGet(int *device, int index) { *device = index; return 0; }
int cuDeviceGetName(char *name, int length, int device) { snprintf(name, length, "Stub %d", device); return 0; }
int cuDeviceTotalMem_v2(size_t *bytes, int device) { *bytes = 3ull << 33; return 0; }
int cuDeviceGetAttribute(int *value, int which, int device) {
    *value = which == 75 ? setting("major", 9) : which == 76 ? 0 : which == 16 ? 132 : -1;
    return 0;
}
int cuDevicePrimaryCtxRetain(whole *context, int device) { CALL(" %d", device); *context = 0xc0; return 0; }
int cuCtxSetCurrent(whole context) { CALL(" %llx", context); return 0; }
int cuGetErrorName(int status, const char **name) { *name = "CUDA_ERROR_OF_STUB"; return 0; }
int cuGetErrorString(int status, const char **words) { *words = "words of the stub"; return 0; }
int cuMemAlloc_v2(whole *at, size_t bytes) { CALL(" %zu", bytes); *at = (whole)malloc(bytes); return 0; }
int cuMemFree_v2(whole at) { CALL(""); free((void *)at); return 0; }
int cuMemGetInfo_v2(size_t *available, size_t *total) { *available = 1234; *total = 5678; return 0; }
int cuMemHostAlloc(void **at, size_t bytes, unsigned flags) {
    CALL(" %zu %u", bytes, flags);
    *at = malloc(bytes);
    return 0;
}
int cuMemFreeHost(void *at) { CALL(""); free(at); return 0; }
int cuStreamCreate(whole *stream, unsigned flags) { CALL(" %u", flags); *stream = ++next_handle; return 0; }
int cuStreamSynchronize(whole stream) { CALL(" %llx", stream); return 0; }
int cuEventCreate(whole *event, unsigned flags) { CALL(" %u", flags); *event = ++next_handle; return 0; }
int cuEventRecord(whole event, whole stream) { CALL(" %llx %llx", event, stream); return 0; }
int cuStreamWaitEvent(whole stream, whole event, unsigned flags) {
    CALL(" %llx %llx %u", stream, event, flags);
    return 0;
}
int cuEventSynchronize(whole event) { CALL(" %llx", event); return 0; }
int cuEventElapsedTime_v2(float *milliseconds, whole from, whole to) {
    CALL(" %llx %llx", from, to);
    *milliseconds = 1500;
    return 0;
}
int cuEventDestroy_v2(whole event) { CALL(" %llx", event); return 0; }
int cuEventQuery(whole event) { CALL(" %llx", event); return 0; }
int cuMemcpyHtoDAsync_v2(whole to, const void *from, size_t bytes, whole stream) {
    CALL(" %zu %llx", bytes, stream);
    memcpy((void *)to, from, bytes);
    return 0;
}
int cuMemcpyDtoHAsync_v2(void *to, whole from, size_t bytes, whole stream) {
    CALL(" %zu %llx", bytes, stream);
    memcpy(to, (void *)from, bytes);
    return 0;
}
int cuMemcpyDtoDAsync_v2(whole to, whole from, size_t bytes, whole stream) {
    CALL(" %zu %llx", bytes, stream);
    memcpy((void *)to, (void *)from, bytes);
    return 0;
}
int cuMemsetD8Async(whole to, unsigned char value, size_t bytes, whole stream) {
    CALL(" %u %zu %llx", value, bytes, stream);
    memset((void *)to, value, bytes);
    return 0;
}
int cuModuleLoadData(whole *module, const void *image) { CALL(" %.7s", (const char *)image); *module = 0xd0; return 0; }
int cuModuleGetFunction(whole *function, whole module, const char *name) {
    CALL(" %llx %s", module, name);
    *function = 0xf0;
    return 0;
}
// The argument is a struct of two numbers; a second one, where there is, a number.
int cuLaunchKernel(whole function, unsigned x, unsigned y, unsigned z, unsigned tx, unsigned ty, unsigned tz,
                   unsigned shared, whole stream, void **arguments, void **extra) {
    CALL(" %llx %u %u %u %u %u %u %u %llx %lld %g %d %p", function, x, y, z, tx, ty, tz, shared, stream,
         ((whole *)arguments[0])[0], ((double *)arguments[0])[1], shared == 2 ? *(int *)arguments[1] : 0, (void *)extra);
    return 0;
}
int cuStreamBeginCapture_v2(whole stream, int mode) { CALL(" %llx %d", stream, mode); return 0; }
int cuStreamEndCapture(whole stream, whole *graph) { CALL(" %llx", stream); *graph = 0x90; return 0; }
int cuGraphInstantiateWithFlags(whole *executable, whole graph, unsigned long long flags) {
    CALL(" %llx %llu", graph, flags);
    *executable = 0xe0;
    return 0;
}
int cuGraphDestroy(whole graph) { CALL(" %llx", graph); return 0; }
int cuGraphLaunch(whole graph, whole stream) { CALL(" %llx %llx", graph, stream); return 0; }
int cuGraphExecDestroy(whole graph) { CALL(" %llx", graph); return 0; }
int cudaRuntimeGetVersion(int *version) { *version = 13000; return 0; }

// ---- cuBLAS

int cublasCreate_v2(whole *handle) { CALL(""); *handle = 0xb0; return 0; }
int cublasGetProperty(int part, int *value) { *value = 13 - part; return 0; }
int cublasSetStream_v2(whole handle, whole stream) { CALL(" %llx %llx", handle, stream); return 0; }
int cublasSetWorkspace_v2(whole handle, void *at, size_t bytes) { CALL(" %llx %zu", handle, bytes); return 0; }
int cublasSetMathMode(whole handle, int mode) { CALL(" %llx %d", handle, mode); return 0; }
const char *cublasGetStatusName(int status) { return "CUBLAS_STATUS_OF_STUB"; }
const char *cublasGetStatusString(int status) { return "words of the stub"; }
static double factor(const void *at, int compute) { return compute == 70 ? *(double *)at : *(float *)at; }
int cublasGemmEx(whole handle, int ta, int tb, int m, int n, int k, const void *alpha, whole a, int type_a, int lda, whole b,
                 int type_b, int ldb, const void *beta, whole c, int type_c, int ldc, int compute, int algorithm) {
    CALL(" %llx %d %d %d %d %d %g %llx %d %d %llx %d %d %g %llx %d %d %d %d", handle, ta, tb, m, n, k,
         factor(alpha, compute), a, type_a, lda, b, type_b, ldb, factor(beta, compute), c, type_c, ldc, compute, algorithm);
    return 0;
}
int cublasGemmStridedBatchedEx(whole handle, int ta, int tb, int m, int n, int k, const void *alpha, whole a, int type_a,
                               int lda, whole step_a, whole b, int type_b, int ldb, whole step_b, const void *beta, whole c,
                               int type_c, int ldc, whole step_c, int batch, int compute, int algorithm) {
    CALL(" %llx %d %d %d %d %d %g %llx %d %d %lld %llx %d %d %lld %g %llx %d %d %lld %d %d %d", handle, ta, tb, m, n, k,
         factor(alpha, compute), a, type_a, lda, step_a, b, type_b, ldb, step_b, factor(beta, compute), c, type_c, ldc,
         step_c, batch, compute, algorithm);
    return 0;
}

// ---- cuDNN

static const char *list(int n, const int *values) {
    static char texts[4][256];
    static int next;
    char *text = texts[next++ % 4];
    int at = 0;
    text[0] = 0;
    for (int i = 0; i < n; i++) at += sprintf(text + at, i ? ",%d" : "%d", values[i]);
    return text;
}
static whole next_descriptor = 0x70;
static int math;

size_t cudnnGetVersion(void) { return 91900; }
const char *cudnnGetErrorString(int status) { return "CUDNN_STATUS_OF_STUB"; }
int cudnnCreate(whole *handle) { CALL(""); *handle = 0xdd; return 0; }
int cudnnSetStream(whole handle, whole stream) { CALL(" %llx %llx", handle, stream); return 0; }
int cudnnCreateTensorDescriptor(whole *d) { *d = ++next_descriptor; return 0; }
int cudnnSetTensorNdDescriptor(whole d, int type, int n, const int *lengths, const int *strides) {
    CALL(" %llx %d %s %s", d, type, list(n, lengths), list(n, strides));
    return 0;
}
int cudnnCreateFilterDescriptor(whole *d) { *d = ++next_descriptor; return 0; }
int cudnnSetFilterNdDescriptor(whole d, int type, int format, int n, const int *lengths) {
    CALL(" %llx %d %d %s", d, type, format, list(n, lengths));
    return 0;
}
int cudnnCreateConvolutionDescriptor(whole *d) { *d = 0xcc; return 0; }
int cudnnSetConvolutionNdDescriptor(whole d, int n, const int *pad, const int *stride, const int *dilate, int mode, int type) {
    CALL(" %llx %s %s %s %d %d", d, list(n, pad), list(n, stride), list(n, dilate), mode, type);
    return 0;
}
int cudnnSetConvolutionGroupCount(whole d, int groups) { CALL(" %llx %d", d, groups); return 0; }
int cudnnSetConvolutionMathType(whole d, int type) { CALL(" %llx %d", d, type); math = type; return 0; }

// Of four algorithms one isn't deterministic, one isn't there, and one has another arithmetic.
struct answer {
    int algorithm, status;
    float time;
    size_t memory;
    int determinism, math, reserved[3];
};
static void answer(int n, int *count, struct answer *all) {
    struct answer four[] = {{7, 0, 1, 5000000000, 1, math}, {6, 0, 2, 2, 0, math}, {5, 3000, 3, 3, 1, math}, {4, 0, 4, 0, 1, 0}};
    *count = 4;
    memcpy(all, four, sizeof four);
}
#define ASK(name) \
    int name(whole handle, whole a, whole b, whole convolution, whole c, int n, int *count, struct answer *all) { \
        CALL(" %llx %llx %llx %llx %llx", handle, a, b, convolution, c); \
        answer(n, count, all); \
        return 0; \
    }
ASK(cudnnGetConvolutionForwardAlgorithm_v7)
ASK(cudnnGetConvolutionBackwardDataAlgorithm_v7)
ASK(cudnnGetConvolutionBackwardFilterAlgorithm_v7)
#define CONVOLVE(name) \
    int name(whole handle, void *one, whole da, whole a, whole db, whole b, whole convolution, int algorithm, whole scratch, \
             size_t bytes, double *zero, whole dc, whole c) { \
        CALL(" %llx %s %llx %llx %llx %llx %llx %d %llx %zu %g %llx %llx", handle, \
             *(double *)one == 1 ? "double" : *(float *)one == 1 ? "float" : "none", da, a, db, b, convolution, algorithm, \
             scratch, bytes, *zero, dc, c); \
        return 0; \
    }
CONVOLVE(cudnnConvolutionForward)
CONVOLVE(cudnnConvolutionBackwardData)
CONVOLVE(cudnnConvolutionBackwardFilter)

// ---- NVRTC: the image of a program is what it was compiled with

static char compiled[4096];

int nvrtcVersion(int *major, int *minor) { *major = 13; *minor = 0; return 0; }
int nvrtcGetNumSupportedArchs(int *n) { *n = 3; return 0; }
int nvrtcGetSupportedArchs(int *all) { all[0] = 75; all[1] = 90; all[2] = 120; return 0; }
const char *nvrtcGetErrorString(int status) { return "NVRTC_ERROR_OF_STUB"; }
int nvrtcCreateProgram(whole *program, const char *source, const char *name, int headers, const char *const *texts,
                       const char *const *names) {
    CALL(" %s %s %d", source, name, headers);
    *program = 0xa0;
    return 0;
}
int nvrtcCompileProgram(whole program, int n, const char *const *options) {
    compiled[0] = 0;
    for (int i = 0; i < n; i++) strcat(strcat(compiled, options[i]), " ");
    CALL(" %llx", program);
    return 0;
}
int nvrtcGetCUBINSize(whole program, size_t *bytes) { *bytes = strlen(compiled); return 0; }
int nvrtcGetCUBIN(whole program, char *image) { memcpy(image, compiled, strlen(compiled)); return 0; }
int nvrtcGetPTXSize(whole program, size_t *bytes) { *bytes = strlen(compiled) + 1; return 0; }
int nvrtcGetPTX(whole program, char *image) { strcpy(image, compiled); return 0; }
int nvrtcGetProgramLogSize(whole program, size_t *bytes) { *bytes = 12; return 0; }
int nvrtcGetProgramLog(whole program, char *log) { memcpy(log, "line 1: no\n", 12); return 0; }
int nvrtcDestroyProgram(whole *program) { CALL(" %llx", *program); return 0; }
