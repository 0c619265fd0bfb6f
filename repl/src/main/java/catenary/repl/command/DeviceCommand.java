package catenary.repl.command;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.autograd.Config;
import catenary.repl.Session;
import java.util.List;
import java.util.stream.Collectors;

/// `/device [DEVICE]`: shows the devices, or puts new arrays on DEVICE.
final class DeviceCommand implements Command {

    @Override public String name() {
        return "device";
    }

    @Override public String arguments() {
        return "[DEVICE]";
    }

    @Override public String summary() {
        return "shows the devices, or puts new arrays on DEVICE";
    }

    @Override public List<String> choices() {
        return Devices.all().stream().map(Device::name).toList();
    }

    @Override public void run(Session session, String argument) {
        try {
            if (!argument.isEmpty()) {
                var device = Devices.of(argument);
                Config.setGlobal(c -> c.withDevice(device));
            }
            String all = Devices.all().stream().map(Device::name).collect(Collectors.joining(", "));
            session.display().line(Config.current().device().name() + " (of " + all + ")");
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            session.display().line(e.getMessage());
        }
    }
}
