package dev.weft.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// `weft.properties` in the data folder, when there is one: UTF-8, `key=value` lines.
record PropertiesFile(Map<String, String> values, List<String> problems) {

  static final String NAME = "weft.properties";

  PropertiesFile {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  static PropertiesFile in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return new PropertiesFile(Map.of(), List.of());
    }
    var values = new TreeMap<String, String>();
    try (Reader text = Files.newBufferedReader(file)) {
      var properties = new Properties();
      properties.load(text);
      properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k)));
    } catch (IOException | IllegalArgumentException _) {
      return new PropertiesFile(Map.of(), List.of(ConfigErrors.unreadable(file)));
    }
    return new PropertiesFile(values, unknown(values, file));
  }

  Settings.Source source() {
    return new Settings.Source(
        setting -> NAME, setting -> Optional.ofNullable(values.get(setting.key())));
  }

  /// The data folder itself cannot be set in a file that lies in it.
  private static List<String> unknown(Map<String, String> values, Path file) {
    var problems = new ArrayList<String>();
    for (String key : values.keySet()) {
      boolean known =
          !key.equals(DataConfig.DATA.key())
              && ServerConfig.SETTINGS.stream().anyMatch(s -> s.key().equals(key));
      if (!known) {
        problems.add(ConfigErrors.unknownKey(key, file));
      }
    }
    return problems;
  }
}
