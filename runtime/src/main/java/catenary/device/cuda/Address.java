package catenary.device.cuda;

import org.bytedeco.javacpp.Pointer;

/// An address as JavaCPP wants it. Whoever makes one frees nothing with it.
final class Address extends Pointer {

    Address(long address) {
        this.address = address;
    }
}
