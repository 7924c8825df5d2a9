package dev.weft.server;

import java.util.Optional;

/// The version of this build, from the manifest of its jar.
final class ServerVersion {

  private ServerVersion() {}

  /// For instance `0.1.0`; `development` outside of a jar.
  static String current() {
    return Optional.ofNullable(ServerVersion.class.getPackage().getImplementationVersion())
        .map(version -> version.replace("-SNAPSHOT", ""))
        .orElse("development");
  }
}
