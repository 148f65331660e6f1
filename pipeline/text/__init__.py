"""Text that others wrote, made harmless for where it goes: a spreadsheet, a chat, a screen."""
