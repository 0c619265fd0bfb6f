
extern "C" __attribute__((visibility("default"))) const char *catenary_launch(
        void **arguments, const int *grid, char *dynamicShared, char *stacks) {
    using namespace catenary_host;
    gridDim = {(unsigned)grid[0], (unsigned)grid[1], (unsigned)grid[2]};
    blockDim = {(unsigned)grid[3], (unsigned)grid[4], (unsigned)grid[5]};
    threads = grid[3] * grid[4] * grid[5];
    catenary_host::arguments = arguments;
    catenary_host::dynamicShared = dynamicShared;
    catenary_host::stacks = stacks;
    body = [](void **a) { unpack(CATENARY_KERNEL, a); };
    failure[0] = 0;
    for (blockIdx.z = 0; blockIdx.z < gridDim.z; blockIdx.z++) {
        for (blockIdx.y = 0; blockIdx.y < gridDim.y; blockIdx.y++) {
            for (blockIdx.x = 0; blockIdx.x < gridDim.x; blockIdx.x++) {
                memset(dynamicShared, 0xff, grid[6]);
                runBlock();
                if (failure[0]) {
                    return failure;
                }
            }
        }
    }
    return 0;
}
