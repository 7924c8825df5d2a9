package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the catalog is.
///
/// @param address `sqlite` for a file in the data folder, or a JDBC address of PostgreSQL
/// @param password of the user that the address names; empty for none
/// @param passwordFile the password instead, alone in a file
public record DatabaseConfig(String address, String password, Optional<Path> passwordFile) {

  private static final String SQLITE = "sqlite";
  private static final String POSTGRESQL = "jdbc:postgresql://";

  static final Setting DATABASE =
      new Setting(
          "database",
          Shape.TEXT,
          SQLITE,
          "Where the catalog is: `sqlite` is a file in the data folder;"
              + " `jdbc:postgresql://HOST:PORT/NAME?user=USER` is a database that several servers"
              + " may share.");
  static final Setting PASSWORD =
      new Setting("database-password", Shape.SECRET, "", "The password of that user.");
  static final Setting PASSWORD_FILE =
      new Setting(
          "database-password-file",
          Shape.PATH,
          "",
          "A file with the password of that user and nothing else.");

  static final List<Setting> ALL = List.of(DATABASE, PASSWORD, PASSWORD_FILE);

  public DatabaseConfig {
    if (!address.equals(SQLITE) && !address.startsWith(POSTGRESQL)) {
      throw ConfigErrors.notADatabase();
    }
    if (address.contains("password=") || address.contains("@")) {
      throw ConfigErrors.passwordInAddress();
    }
    if (!password.isEmpty() && passwordFile.isPresent()) {
      throw ConfigErrors.twoPasswords();
    }
  }

  /// Whether other servers may work on the same catalog.
  public boolean isShared() {
    return !address.equals(SQLITE);
  }

  /// The JDBC address.
  ///
  /// @param file of the catalog when it is one
  public String url(Path file) {
    return isShared() ? address : "jdbc:sqlite:" + file;
  }

  /// The address without user and settings.
  ///
  /// @param file of the catalog when it is one
  public String shown(Path file) {
    return isShared() ? address.replaceFirst("\\?.*", "") : "jdbc:sqlite:" + file;
  }

  /// Without the password.
  @Override
  public String toString() {
    return "DatabaseConfig[" + shown(Path.of("")) + "]";
  }

  static DatabaseConfig of(Settings settings) {
    return settings.part(
        () ->
            new DatabaseConfig(
                settings.text(DATABASE), settings.text(PASSWORD), settings.findPath(PASSWORD_FILE)),
        () -> of(new Settings(List.of())));
  }
}
