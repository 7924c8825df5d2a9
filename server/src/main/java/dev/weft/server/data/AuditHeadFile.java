package dev.weft.server.data;

import dev.weft.catalog.audit.HeadKeeper;
import dev.weft.model.run.AuditHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The last head of the audit in a file of its own, readable by its owner only. A file that is
/// damaged or gone is one that never was: then only what releases and backups repeat can tell
/// whether the end was cut.
public record AuditHeadFile(Path file) implements HeadKeeper {

  @Override
  public Optional<AuditHead> find() {
    try {
      return AuditHead.find(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void keep(AuditHead head) {
    try {
      PrivateFiles.write(file, head.text() + "\n");
    } catch (IOException e) {
      throw DataErrors.notWritable(file, e);
    }
  }
}
