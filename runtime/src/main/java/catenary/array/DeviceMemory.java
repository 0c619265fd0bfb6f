package catenary.array;

import java.util.Locale;

/// How the memory of a device is used, in bytes.
///
/// @param used  by what lives on it
/// @param peak  the most that was used at one time
/// @param kept  free, but kept for the next arrays instead of given back
/// @param total what the device has, or lets this process have
public record DeviceMemory(long used, long peak, long kept, long total) {

    @Override public String toString() {
        return String.format(Locale.ROOT, "%s used of %s, %s at most, %s kept for new arrays", text(used), text(total),
                text(peak), text(kept));
    }

    private static String text(long bytes) {
        return bytes < 1L << 30 ? String.format(Locale.ROOT, "%.1f MB", bytes / 0x1p20)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 0x1p30);
    }
}
