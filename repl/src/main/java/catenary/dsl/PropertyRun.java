package catenary.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Tries the jqwik properties of a class, and says of each that is false for what: the sample, shrunk.
final class PropertyRun implements TestExecutionListener {

    private static final String ENGINE = "jqwik";
    private static final String SHRUNK = "Shrunk Sample";
    private static final String SAMPLE = "Sample";
    private static final String ORIGINAL = "Original Sample";

    /// It would tell on every run that the file of failed seeds is not written. Held here, since loggers are forgotten.
    private static final Logger TALKER = Logger.getLogger("net.jqwik");

    private final StringBuilder text = new StringBuilder();
    private String report = "";
    private int held;
    private int failed;

    private PropertyRun() {}

    static String of(Class<?> properties) {
        var request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(properties))
                .filters(EngineFilter.includeEngines(ENGINE)).configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true").build();
        TALKER.setLevel(Level.WARNING);
        var run = new PropertyRun();
        var config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false).enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, run);
        if (run.held + run.failed == 0) {
            return "check: " + properties.getSimpleName() + " has no method with @Property; import net.jqwik.api.*";
        }
        return run.text + String.format(Locale.ROOT, "%d %s, %d failed", run.held,
                run.held == 1 ? "property holds" : "properties hold", run.failed);
    }

    @Override public void reportingEntryPublished(TestIdentifier property, ReportEntry entry) {
        report = String.join("\n", entry.getKeyValuePairs().values());
    }

    @Override public void executionFinished(TestIdentifier property, TestExecutionResult result) {
        if (!property.isTest()) {
            result.getThrowable().ifPresent(e -> text.append(e.getMessage()).append('\n'));
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            held++;
            return;
        }
        failed++;
        text.append(property.getDisplayName()).append(" fails");
        sample(report).forEach(line -> text.append('\n').append(line));
        result.getThrowable().ifPresent(e -> text.append("\n  ").append(message(e).replace("\n", "\n  ")));
        text.append('\n');
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// The lines of the smallest sample in jqwik's report.
    private static List<String> sample(String report) {
        var found = new ArrayList<String>();
        boolean within = false;
        for (String line : report.lines().toList()) {
            if (line.startsWith(ORIGINAL)) break;
            if (line.startsWith(SHRUNK) || line.startsWith(SAMPLE)) within = true;
            else if (within && !line.isBlank() && !line.startsWith("---")) found.add("  " + line.strip());
        }
        return found;
    }
}
