package evenkeel.standalone.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The compose file as engines read it.
 *
 * @param secrets where the file of each secret lies
 * @param networks what is said of each
 */
record ComposeFile(
    List<ComposeService> services, Map<?, ?> secrets, Map<?, ?> networks, Set<?> volumes) {

  static ComposeFile of(String text) {
    Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    List<ComposeService> services = new ArrayList<>();
    section(root, "services")
        .forEach((name, keys) ->
            services.add(new ComposeService(String.valueOf(name), (Map<?, ?>) keys)));
    return new ComposeFile(
        services,
        section(root, "secrets"),
        section(root, "networks"),
        section(root, "volumes").keySet());
  }

  private static Map<?, ?> section(Map<?, ?> root, String key) {
    return root.get(key) instanceof Map<?, ?> section ? section : Map.of();
  }

  ComposeService service(String name) {
    return services.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** All that is wrong with it. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    services.forEach(service -> {
      service.faults().forEach(faults::add);
      service.list("secrets").stream()
          .filter(secret -> !secrets.containsKey(secret))
          .forEach(secret -> faults.add(service.name() + " asks for an unknown secret: " + secret));
      if (!networks.keySet().containsAll(service.list("networks"))) {
        faults.add(service.name() + " is on an unknown network");
      }
    });
    secrets.forEach((name, keys) -> {
      if (!keys.toString().equals("{file=./secrets/" + name + "}")) {
        faults.add("secret " + name + " is not a file of its name in secrets/");
      }
    });
    if (!service("postgres").list("networks").equals(List.of("inside"))
        || !String.valueOf(networks.get("inside")).equals("{internal=true}")) {
      faults.add("postgres can be reached from outside");
    }
    return faults;
  }
}
