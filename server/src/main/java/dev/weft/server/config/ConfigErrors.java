package dev.weft.server.config;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.List;

/// What can be wrong with settings. Values are shown, but for secrets and addresses of databases,
/// which may hold one by mistake.
final class ConfigErrors {

  private ConfigErrors() {}

  static WeftException refused(List<String> problems) {
    var findings =
        problems.stream()
            .map(text -> Finding.error(ErrorCode.SERVER_CONFIG, Place.NOWHERE, text, ""))
            .toList();
    return WeftException.of(
            ErrorCode.SERVER_CONFIG,
            "The server does not start with these settings: " + String.join("; ", problems),
            "Correct them; docs/reference/config.md lists all settings.")
        .withFindings(findings);
  }

  static String unknownOption(String option, String nearest) {
    return "there is no option '"
        + option
        + "'"
        + (nearest.isEmpty() ? "" : " (did you mean '" + nearest + "'?)");
  }

  static String unknownKey(String key, Path file) {
    return "there is no setting '" + key + "' (in " + file + ")";
  }

  static String noValue(String option) {
    return "the option '" + option + "' needs a value";
  }

  static String secretOnCommandLine(Setting setting) {
    return "the option '"
        + setting.option()
        + "' would show a secret to everybody on this machine: set "
        + setting.variable()
        + " or name a file with "
        + setting.option()
        + "-file";
  }

  static IllegalArgumentException notADatabase() {
    return new IllegalArgumentException(
        "database is neither 'sqlite' nor an address such as"
            + " 'jdbc:postgresql://localhost:5432/weft?user=weft'");
  }

  static IllegalArgumentException passwordInAddress() {
    return new IllegalArgumentException(
        "database holds a password, which would be seen: write ?user=NAME in it and set"
            + " WEFT_DATABASE_PASSWORD or database-password-file");
  }

  static IllegalArgumentException twoPasswords() {
    return new IllegalArgumentException(
        "database-password and database-password-file are both set: keep one of them");
  }

  static String notOfShape(Setting setting, String value, String origin) {
    return setting.key()
        + " is '"
        + value
        + "' ("
        + origin
        + "), not "
        + setting.shape().spelling();
  }

  static IllegalArgumentException outside(String key, Object value, String range) {
    return new IllegalArgumentException(key + " is " + value + ", which is not " + range);
  }

  static String unknownHost(String host) {
    return "public-url names '" + host + "', which is none of host-names: add it there";
  }

  static String sampleInTheOpen(String host) {
    return "sample is on while host is '"
        + host
        + "': sample people have no passwords, so the sample mesh listens on this machine only"
        + " (127.0.0.1)";
  }

  static String unreadable(Path file) {
    return "the file " + file + " cannot be read";
  }
}
