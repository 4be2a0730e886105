# tries: to get at JavaScript's world by the module js, and out of it
# holds: contained
# everywhere
def tried(act):
    try:
        return act()
    except Exception as error:
        return None


import js

for name in ('fetch', 'XMLHttpRequest', 'WebSocket', 'importScripts', 'indexedDB', 'caches', 'localStorage',
             'Worker', 'navigator', 'location', 'parent', 'top', 'document', 'eval', 'Function', 'process'):
    if tried(lambda: getattr(js, name)) is not None and name != 'Function':
        print('OUT', name)
made = tried(lambda: js.Error.constructor('return this')())
if made is not None:
    print('OUT by a constructor')
made = tried(lambda: js.setTimeout('postMessage({ready: true, missing: []})', 0))
