package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Sessions of the command, one file for each server, which only its owner may read.
///
/// @param folder where they are
public record KeptSessions(Path folder) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /// The session at a server; empty when there is none, or none that is understood.
  public Optional<KeptSession> find(String url) {
    try {
      return Optional.of(read(url, Json.read(Files.readAllBytes(file(url)))));
    } catch (NoSuchFileException | JacksonException | DateTimeParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw CliErrors.unreadable(file(url), e);
    }
  }

  /// Keeps a session in place of the one before.
  public void keep(KeptSession session) {
    Path file = file(session.url());
    try {
      Files.createDirectories(folder, owner("rwx------"));
      Path fresh = Files.createTempFile(folder, "session", ".tmp", owner("rw-------"));
      Files.write(fresh, Json.bytes(written(session)));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
  }

  /// Does something while no other command does it with the session of the same server; what the
  /// others did before is kept by then. Fails (W-CLI-001) when one of them takes too long.
  public <T> T alone(String url, Supplier<T> work) {
    Path file = lockFile(url);
    try {
      Files.createDirectories(folder, owner("rwx------"));
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
    var how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, how, owner("rw-------"));
        FileLock _ = lock(channel, url)) {
      return work.get();
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
  }

  private static FileLock lock(FileChannel channel, String url) throws IOException {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      Optional<FileLock> lock = tryLock(channel);
      if (lock.isPresent()) {
        return lock.get();
      }
      pause(url);
    }
    throw CliErrors.signingIn(url);
  }

  /// Empty as long as another process has it, or another thread of this one.
  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static void pause(String url) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliErrors.signingIn(url);
    }
  }

  /// Forgets a session; one that is not there is no error.
  public void forget(String url) {
    try {
      Files.deleteIfExists(file(url));
      Files.deleteIfExists(lockFile(url));
    } catch (IOException e) {
      throw CliErrors.unwritable(file(url), e);
    }
  }

  private Path file(String url) {
    return folder.resolve(name(url) + ".json");
  }

  private Path lockFile(String url) {
    return folder.resolve(name(url) + ".lock");
  }

  private static String name(String url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static FileAttribute<?>[] owner(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static KeptSession read(String url, JsonNode json) {
    String refresh = Json.text(json, "refresh");
    return new KeptSession(
        url,
        Json.text(json, "token"),
        Instant.parse(Json.text(json, "renewAt")),
        Instant.parse(Json.text(json, "expiresAt")),
        refresh.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new KeptSession.AtIssuer(
                    Json.text(json, "clientId"),
                    Json.text(json, "tokenEndpoint"),
                    Optional.of(Json.text(json, "revocationEndpoint"))
                        .filter(text -> !text.isEmpty()),
                    refresh)));
  }

  private static JsonNode written(KeptSession session) {
    var json = Json.object();
    json.put("url", session.url());
    json.put("token", session.token());
    json.put("renewAt", session.renewAt().toString());
    json.put("expiresAt", session.expiresAt().toString());
    session
        .issuer()
        .ifPresent(
            issuer -> {
              json.put("clientId", issuer.clientId());
              json.put("tokenEndpoint", issuer.tokenEndpoint());
              json.put("revocationEndpoint", issuer.revocationEndpoint().orElse(""));
              json.put("refresh", issuer.refresh());
            });
    return json;
  }
}
