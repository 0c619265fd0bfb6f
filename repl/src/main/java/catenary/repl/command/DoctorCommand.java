package catenary.repl.command;

import catenary.repl.Doctor;
import catenary.repl.Session;

/// `/doctor`: shows what Catenary found on this machine, and what is missing.
final class DoctorCommand implements Command {

    @Override public String name() {
        return "doctor";
    }

    @Override public String arguments() {
        return "";
    }

    @Override public String summary() {
        return "shows what Catenary found on this machine, and what is missing";
    }

    @Override public void run(Session session, String argument) {
        Doctor.examine(System.out);
    }
}
