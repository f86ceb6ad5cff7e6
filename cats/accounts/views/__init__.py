"""Pages of signing in and of what people say of themselves. They stand below `cats.ui`, so they bring their own small bases."""
