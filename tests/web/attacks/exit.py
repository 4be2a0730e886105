# tries: to end the interpreter
# holds: ended
import sys

sys.exit(0)
