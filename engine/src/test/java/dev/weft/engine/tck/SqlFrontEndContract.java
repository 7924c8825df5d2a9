package dev.weft.engine.tck;

import dev.weft.engine.SqlFrontEnd;
import org.junit.jupiter.api.Nested;

/// What every front end does. An engine's test extends this class.
public abstract class SqlFrontEndContract {

  /// Reads statements for a person.
  protected abstract SqlFrontEnd queries();

  /// Reads statements that make tables.
  protected abstract SqlFrontEnd builds();

  @Nested
  class Parses extends ParsingSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }

    @Override
    SqlFrontEnd builds() {
      return SqlFrontEndContract.this.builds();
    }
  }

  @Nested
  class FindsTables extends MentionSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }
  }

  @Nested
  class Binds extends BindingSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }

    @Override
    SqlFrontEnd builds() {
      return SqlFrontEndContract.this.builds();
    }
  }

  @Nested
  class TracesColumns extends LineageSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }
  }

  @Nested
  class CountsSubjects extends CountingSuite {
    @Override
    SqlFrontEnd builds() {
      return SqlFrontEndContract.this.builds();
    }
  }

  @Nested
  class LeavesOutLiterals extends LiteralSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }
  }

  @Nested
  class Governs extends GoverningSuite {
    @Override
    SqlFrontEnd queries() {
      return SqlFrontEndContract.this.queries();
    }
  }
}
