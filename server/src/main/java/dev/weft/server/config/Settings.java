package dev.weft.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Values of settings from several sources, the first source that knows a key wins. Collects what
/// is wrong instead of stopping at the first problem; `refuseProblems` ends the reading. Not
/// thread-safe.
final class Settings {

  /// Where values come from.
  ///
  /// @param name for messages: `--port`, `WEFT_PORT`, `weft.properties`
  record Source(Function<Setting, String> name, Function<Setting, Optional<String>> values) {}

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s?([a-zA-Z]*)");

  private final List<Source> sources;
  private final List<String> problems = new ArrayList<>();

  Settings(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  String text(Setting setting) {
    return read(setting, Optional::of);
  }

  List<String> list(Setting setting) {
    return List.of(text(setting).split(",")).stream()
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// An absolute path; `~/` is the home of the user.
  Path path(Setting setting) {
    return read(setting, Settings::pathOf);
  }

  /// The same for a setting that may be left out.
  Optional<Path> findPath(Setting setting) {
    return text(setting).isEmpty() ? Optional.empty() : Optional.of(path(setting));
  }

  boolean isOn(Setting setting) {
    return read(setting, Settings::flagOf);
  }

  int number(Setting setting) {
    return read(setting, Settings::numberOf);
  }

  long bytes(Setting setting) {
    return read(setting, Settings::bytesOf);
  }

  Duration duration(Setting setting) {
    return read(setting, Settings::durationOf);
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  /// Makes a record from values; what its constructor refuses becomes a problem, and `instead`
  /// stands in until `refuseProblems` ends everything.
  <T> T part(Supplier<T> values, Supplier<T> instead) {
    try {
      return values.get();
    } catch (IllegalArgumentException refused) {
      problems.add(String.valueOf(refused.getMessage()));
      return instead.get();
    }
  }

  /// Throws `WeftException` with all problems there are.
  void refuseProblems() {
    if (!problems.isEmpty()) {
      throw ConfigErrors.refused(problems);
    }
  }

  private <T> T read(Setting setting, Function<String, Optional<T>> shape) {
    for (Source source : sources) {
      Optional<String> value = source.values().apply(setting);
      if (value.isPresent()) {
        Optional<T> good = shape.apply(value.get().strip());
        if (good.isPresent()) {
          return good.get();
        }
        problems.add(ConfigErrors.notOfShape(setting, value.get(), source.name().apply(setting)));
        break;
      }
    }
    return shape.apply(setting.fallback()).orElseThrow();
  }

  private static Optional<Path> pathOf(String text) {
    String home = System.getProperty("user.home", "");
    String full = text.startsWith("~/") ? home + text.substring(1) : text;
    try {
      return Optional.of(Path.of(full).toAbsolutePath().normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> flagOf(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> numberOf(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Long> bytesOf(String text) {
    return amount(
        text,
        unit ->
            switch (unit) {
              case "", "B" -> 1L;
              case "KB" -> 1L << 10;
              case "MB" -> 1L << 20;
              case "GB" -> 1L << 30;
              case "TB" -> 1L << 40;
              default -> 0L;
            });
  }

  private static Optional<Duration> durationOf(String text) {
    return amount(
            text,
            unit ->
                switch (unit) {
                  case "ms" -> 1L;
                  case "s" -> 1_000L;
                  case "m" -> 60_000L;
                  case "h" -> 3_600_000L;
                  case "d" -> 86_400_000L;
                  default -> 0L;
                })
        .map(Duration::ofMillis);
  }

  private static Optional<Long> amount(String text, Function<String, Long> units) {
    var match = AMOUNT.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long unit = units.apply(match.group(2));
    long count = Long.parseLong(match.group(1));
    return unit == 0 || count > Long.MAX_VALUE / unit
        ? Optional.empty()
        : Optional.of(count * unit);
  }
}
