package dev.weft.cli.audit;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Command;

/// `weft audit export`.
@Command(
    name = "export",
    description = "Write all records with seals and public key, as lines of JSON.")
public final class AuditExport extends Verb {

  public AuditExport(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(Format.TABLE, Format.NDJSON);
  }

  @Override
  protected int run() {
    long sent = 0;
    try (InputStream lines = session().api().download("/audit/export", "application/x-ndjson")) {
      byte[] buffer = new byte[1 << 16];
      for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
        console().data().write(buffer, 0, read);
        sent += read;
      }
      console().flush();
    } catch (IOException e) {
      console().flush();
      throw CliErrors.brokenOff(sent);
    }
    return OK;
  }
}
