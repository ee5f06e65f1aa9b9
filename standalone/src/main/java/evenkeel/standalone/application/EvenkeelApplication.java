package evenkeel.standalone.application;

import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.worker.StartRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application process: reads the settings before anything else starts, then serves. */
public final class EvenkeelApplication {
  private static final int REFUSED = 2;

  private EvenkeelApplication() {}

  public static void main(String[] arguments) {
    run(arguments, context -> {});
  }

  /**
   * Runs until the process is told to end; ends it with status 2 if the options or settings are
   * wrong or lack what still holds torrents, or if the database is a newer Evenkeel's.
   *
   * @param more what else is to be in the context before it starts
   */
  public static void run(String[] arguments, Consumer<GenericApplicationContext> more) {
    try {
      Options options = Options.of(List.of(arguments));
      switch (SettingsFile.read(options.settings(), System.getenv())) {
        case SettingsVerdict.Valid valid -> serve(options, valid.settings(), more);
        case SettingsVerdict.Faulty faulty -> refuse(faulty.explanation());
      }
    } catch (IllegalArgumentException wrong) {
      refuse(String.valueOf(wrong.getMessage()));
    } catch (BeanCreationException failed) {
      if (failed.getMostSpecificCause() instanceof StartRefused refused) {
        refuse(String.valueOf(refused.getMessage()));
      }
      throw failed;
    }
  }

  private static void serve(
      Options options, Settings settings, Consumer<GenericApplicationContext> more) {
    Connections connections = Connections.of(options, settings);
    new SpringApplicationBuilder(ApplicationConfiguration.class)
        .properties(Map.of("spring.config.name", "evenkeel-api,evenkeel-worker"))
        .initializers((GenericApplicationContext context) -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("evenkeel", properties(options, connections)));
          context.registerBean(Settings.class, () -> settings);
          context.registerBean(Connections.class, () -> connections);
          more.accept(context);
        })
        .run();
  }

  private static Map<String, Object> properties(Options options, Connections connections) {
    Map<String, Object> properties = new HashMap<>(connections.properties());
    properties.put("spring.main.banner-mode", "off");
    properties.put("evenkeel.data", options.data().toString());
    properties.put("evenkeel.api.data-folder", options.data().toString());
    return properties;
  }

  private static void refuse(String why) {
    System.err.println(why);
    System.exit(REFUSED);
  }
}
