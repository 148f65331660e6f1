"""The stories of the commands besides `weekly`: one module a command."""
