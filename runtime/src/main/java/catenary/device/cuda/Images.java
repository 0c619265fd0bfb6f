package catenary.device.cuda;

/// Compiled kernels of one device, kept in memory and on disk.
final class Images {

    private final Driver driver;

    Images(Driver driver) {
        this.driver = driver;
    }

    /// The function `name` of `source`, from the disk if it was compiled before.
    long load(String name, String source) {
        return driver.load(driver.compile(name, source), name);
    }
}
