package dev.weft.server.config;

import dev.weft.formats.finding.Guess;
import dev.weft.server.config.Setting.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Options as `--key value` or `--key=value`; a flag stands alone.
record CommandLine(Map<String, String> values, List<String> problems) {

  CommandLine {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  static CommandLine of(List<String> arguments) {
    var values = new HashMap<String, String>();
    var problems = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      String option = arguments.get(i);
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      Optional<Setting> setting = setting(name);
      if (setting.isEmpty()) {
        problems.add(ConfigErrors.unknownOption(name, nearest(name)));
      } else if (setting.get().shape() == Shape.SECRET) {
        problems.add(ConfigErrors.secretOnCommandLine(setting.get()));
        i += equals < 0 ? 1 : 0;
      } else if (equals >= 0) {
        values.put(setting.get().key(), option.substring(equals + 1));
      } else if (setting.get().shape() == Shape.FLAG) {
        values.put(setting.get().key(), "true");
      } else if (i + 1 < arguments.size()) {
        values.put(setting.get().key(), arguments.get(++i));
      } else {
        problems.add(ConfigErrors.noValue(name));
      }
    }
    return new CommandLine(values, problems);
  }

  Settings.Source source() {
    return new Settings.Source(
        Setting::option, setting -> Optional.ofNullable(values.get(setting.key())));
  }

  private static Optional<Setting> setting(String option) {
    return ServerConfig.SETTINGS.stream().filter(s -> s.option().equals(option)).findFirst();
  }

  private static String nearest(String option) {
    return Guess.find(option, ServerConfig.SETTINGS.stream().map(Setting::option).toList())
        .orElse("");
  }
}
