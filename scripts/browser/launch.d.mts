/** What Playwright needs to start the Chromium of this machine; without one it looks for its own. */
export declare function browserLaunch(): { executablePath?: string; args: string[] }
