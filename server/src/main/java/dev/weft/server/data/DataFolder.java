package dev.weft.server.data;

import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A data folder held by this process: nobody else serves it until `close`. The lock goes with the
/// process, however it ends, so a crash leaves nothing to clean up. Thread-safe.
public final class DataFolder implements AutoCloseable {

  private static final JsonType<ServerFile> SERVER_FILE =
      Jsonb.builder().build().type(ServerFile.class);

  private final Path path;
  private final boolean sample;
  private final FileChannel lockFile;
  private final boolean abandoned;
  private volatile boolean announced;

  private DataFolder(Path path, boolean sample, FileChannel lockFile) {
    this.path = path;
    this.sample = sample;
    this.lockFile = lockFile;
    this.abandoned = Files.exists(announcement(path));
  }

  /// Makes the folder if need be and takes it. Throws `WeftException`: SERVER_DATA_IN_USE naming
  /// the server that has it, SERVER_STORE when it cannot be made or written.
  public static DataFolder open(Path path) {
    return open(path, Made.AS_IT_IS);
  }

  /// The same for the sample mesh: marks a new folder, takes a marked one, and refuses one that has
  /// a mesh of another kind (SERVER_SAMPLE).
  public static DataFolder openSample(Path path) {
    return open(path, Made.AS_SAMPLE);
  }

  private enum Made {
    AS_IT_IS,
    AS_SAMPLE
  }

  private static DataFolder open(Path path, Made made) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw DataErrors.notAFolder(path);
    }
    try {
      PrivateFiles.folder(path);
    } catch (IOException e) {
      throw DataErrors.notAFolder(path).causedBy(e);
    }
    FileChannel lock = lock(path);
    try {
      // What a server that died left there may hold data, and nobody knows of it any more.
      PrivateFiles.folder(path.resolve("tmp"));
      PrivateFiles.empty(path.resolve("tmp"));
      PrivateFiles.folder(path.resolve("keys"));
      return new DataFolder(path, sample(path, made), lock);
    } catch (IOException e) {
      closeQuietly(lock);
      throw DataErrors.notWritable(path, e);
    } catch (RuntimeException e) {
      closeQuietly(lock);
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  /// The database of what exists and what happened.
  public Path catalog() {
    return path.resolve("catalog.db");
  }

  /// A name for the server of this folder, the same after every start. A folder that was copied
  /// must not keep it (`node.id`): two servers of one name take each other's runs for lost.
  public String nodeName() {
    return "node-" + SecretFile.get(path.resolve("node.id"), SecretFile::freshName);
  }

  /// Room for what may be lost at any time.
  public Path scratch() {
    return path.resolve("tmp");
  }

  public Path operatorToken() {
    return path.resolve("operator.token");
  }

  /// The key pair that signs access tokens.
  public Path issuerKey() {
    return path.resolve("keys").resolve("issuer.jwk");
  }

  /// The database of what was decided.
  public Path audit() {
    return path.resolve("audit.db");
  }

  /// The key pair that signs the audit.
  public Path auditKey() {
    return path.resolve("keys").resolve("audit.key");
  }

  /// The secret behind pseudonyms; servers of one mesh need the same.
  public Path maskKey() {
    return path.resolve("keys").resolve("mask.key");
  }

  /// Secrets that documents name, one in a file each, made by whoever runs the server.
  public Path secrets() {
    return path.resolve("secrets");
  }

  /// Where the audit ended when it was sealed last.
  public AuditHeadFile auditHead() {
    return new AuditHeadFile(path.resolve("keys").resolve("audit.head"));
  }

  /// Whether the mesh was made with `--sample`.
  public boolean isSample() {
    return sample;
  }

  /// Whether the server before this one died without taking its announcement back.
  public boolean wasAbandoned() {
    return abandoned;
  }

  /// Tells the command where the server answers. Written whole, readable by its owner only.
  public void announce(ServerFile file) {
    try {
      PrivateFiles.write(announcement(path), SERVER_FILE.toJson(file) + "\n");
      announced = true;
    } catch (IOException e) {
      throw DataErrors.notWritable(announcement(path), e);
    }
  }

  /// What a server says about itself in that folder; empty when none is up or the file is damaged.
  public static Optional<ServerFile> find(Path folder) {
    try {
      return Optional.ofNullable(SERVER_FILE.fromJson(Files.readString(announcement(folder))));
    } catch (IOException | JsonException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  /// Takes the announcement back and lets the folder go; one that a dead server left stays, so that
  /// the next still knows. A second call does nothing.
  @Override
  public void close() {
    if (lockFile.isOpen()) {
      try {
        if (announced) {
          Files.deleteIfExists(announcement(path));
        }
      } catch (IOException _) {
        // The next server overwrites it, and the command sees that nobody answers.
      }
      closeQuietly(lockFile);
    }
  }

  private static Path announcement(Path folder) {
    return folder.resolve("weft.json");
  }

  /// The file stays for ever: removing it would let two servers hold locks on two files of one
  /// name.
  private static FileChannel lock(Path folder) {
    Path file = folder.resolve("weft.lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      PrivateFiles.restrict(file);
      if (tryLock(channel) == null) {
        channel.close();
        throw DataErrors.inUse(folder, find(folder));
      }
      return channel;
    } catch (IOException e) {
      throw DataErrors.notWritable(file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this very process
    }
  }

  private static boolean sample(Path path, Made made) throws IOException {
    Path marker = path.resolve("sample");
    if (made == Made.AS_SAMPLE && !Files.exists(marker)) {
      if (Files.exists(path.resolve("catalog.db"))) {
        throw DataErrors.notASample(path);
      }
      PrivateFiles.write(marker, "The people of this mesh are examples.\n");
    }
    return Files.exists(marker);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // The lock goes with the process.
    }
  }
}
