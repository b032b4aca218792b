"""What others have read on photographs of pages: lines and their places, in PAGE, ALTO and TEI."""
