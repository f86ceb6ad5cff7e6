"""The declaration as its writer sees it: answers by section, composed into a CC015C and judged by the rules of the message."""
