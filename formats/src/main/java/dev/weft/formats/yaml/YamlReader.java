package dev.weft.formats.yaml;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads the documents of a file. Threads may share it.
public final class YamlReader {

  /// The largest file that is read, in bytes.
  public static final int MOST_BYTES = 2 << 20;

  private final LoadSettings settings =
      LoadSettings.builder().setSchema(new CoreSchema()).setCodePointLimit(MOST_BYTES).build();

  /// Reads a file. After a syntax error the documents before it are still given.
  public List<YamlDocument> read(SourceFile file, Findings findings) {
    byte[] bytes = file.bytes();
    if (bytes.length > MOST_BYTES) {
      findings.error(
          ErrorCode.DOC_TOO_LARGE,
          Place.of(file.path()),
          "The file has " + bytes.length + " bytes; documents have at most " + MOST_BYTES,
          "Split the file, or keep data outside the folder");
      return List.of();
    }
    String text = decode(bytes, file.path(), findings);
    return text.isBlank() ? List.of() : parse(file.path(), text, findings);
  }

  private List<YamlDocument> parse(String path, String text, Findings findings) {
    // JSON takes tabs as blanks, YAML's block style does not; a JSON string holds no raw tab.
    boolean json = path.endsWith(".json") || text.stripLeading().startsWith("{");
    String readable = json ? text.replace('\t', ' ') : text;
    var composer = new NodeComposer(path, readable, findings);
    try {
      composer.compose(new Parse(settings).parseString(readable).iterator());
    } catch (TooMuch refused) {
      findings.error(refused.code(), refused.place(), refused.sentence(), refused.remedy());
    } catch (MarkedYamlEngineException problem) {
      SyntaxFindings.marked(path, problem, findings);
    } catch (ReaderException problem) {
      SyntaxFindings.character(path, readable, problem.getPosition(), findings);
    } catch (YamlEngineException problem) {
      SyntaxFindings.other(path, problem, findings);
    }
    return composer.documents();
  }

  private static String decode(byte[] bytes, String path, Findings findings) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      findings.error(
          ErrorCode.DOC_UNREADABLE,
          Place.of(path),
          "The file is not written in UTF-8",
          "Save it as UTF-8");
      return "";
    }
  }
}
