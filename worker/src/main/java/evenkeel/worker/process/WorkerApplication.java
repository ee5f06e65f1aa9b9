package evenkeel.worker.process;

import evenkeel.settings.Launch;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.worker.StartRefused;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The worker's main program: reads the settings before anything else starts, then works. */
public final class WorkerApplication {
  private static final int REFUSED = 2;

  private WorkerApplication() {}

  /** Ends with status 2 if the options or settings are wrong, or do not fit the database. */
  public static void main(String[] arguments) {
    try {
      switch (Launch.of(List.of(arguments), System.getenv())) {
        case Launch.Ready ready -> work(ready);
        case Launch.Refused refused -> refuse(refused.why());
      }
    } catch (BeanCreationException failed) {
      if (failed.getMostSpecificCause() instanceof StartRefused refused) {
        refuse(String.valueOf(refused.getMessage()));
      }
      throw failed;
    }
  }

  private static void refuse(String why) {
    System.err.println(why);
    System.exit(REFUSED);
  }

  private static void work(Launch.Ready ready) {
    new SpringApplicationBuilder(ProcessConfiguration.class)
        .web(WebApplicationType.NONE)
        .properties(
            Map.of(
                "spring.config.name",
                "evenkeel-worker,evenkeel-worker-process",
                "spring.main.banner-mode",
                "off"))
        .initializers((GenericApplicationContext context) -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("evenkeel", properties(ready)));
          context.registerBean(Launch.Ready.class, () -> ready);
          context.registerBean(Settings.class, ready::settings);
        })
        .run();
  }

  private static Map<String, Object> properties(Launch.Ready ready) {
    return Map.of(
        "spring.datasource.url", ready.postgres().url(),
        "spring.datasource.username", ready.postgres().username(),
        "spring.datasource.password", ready.postgres().password().map(Secret::value).orElse(""),
        "evenkeel.data", ready.data().toString());
  }
}
